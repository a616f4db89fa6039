import { expect, it } from "vitest";
import { cleanFileName } from "./file-name.ts";

it.each([
  ["Rental contract.pdf", "pdf", "Rental contract.pdf"],
  ["租房合同（第一页）.JPG", "jpeg", "租房合同（第一页）.jpg"],
  ["photo.jpeg", "jpeg", "photo.jpeg"],
  ["../../etc/passwd", "pdf", "passwd.pdf"],
  ["C:\\Users\\me\\contract.pdf", "pdf", "contract.pdf"],
  ["..", "png", "file.png"],
  ["", "png", "file.png"],
  [".htaccess", "pdf", "htaccess.pdf"],
  ["before\0after.pdf", "pdf", "beforeafter.pdf"],
  ["line\r\nSet-Cookie: a=b.pdf", "pdf", "lineSet-Cookie a=b.pdf"],
  ["abc\u202efdp.exe", "pdf", "abcfdp.exe.pdf"],
  ["zero\u200bwidth\ufeff.png", "png", "zerowidth.png"],
  ["page.html", "jpeg", "page.html.jpg"],
  ['“quoted” "name".pdf', "pdf", "“quoted” name.pdf"],
  ["half\ud83d.pdf", "pdf", "half.pdf"],
] as const)("%j of kind %s is called %j", (given, kind, name) => {
  expect(cleanFileName(given, kind)).toBe(name);
});

it("is cut without breaking a character, and keeps its ending", () => {
  const name = cleanFileName(`${"长".repeat(150)}😀${"x".repeat(300)}.pdf`, "pdf");
  expect([...name]).toHaveLength(104);
  expect(name.endsWith("长.pdf")).toBe(true);
});
