import QRCode from "qrcode";
import { expect, test } from "vitest";
import { drawQrCode } from "./qr-code.server.ts";

test("a drawing fills exactly the dark modules", () => {
  const text = "https://example.org/requests?reference=OW-2603-7KM4P-X";
  const { size, path } = drawQrCode(text);
  const dark = new Set<string>();
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\1z/g)) {
    for (let column = 0; column < Number(length); column += 1) dark.add(`${Number(x) + column},${y}`);
  }
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  expect(size).toBe(modules.size);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) expect(dark.has(`${x},${y}`), `${x},${y}`).toBe(Boolean(modules.get(y, x)));
  }
});
