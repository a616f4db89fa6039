import { describe, expect, it } from "vitest";
import { DOCUMENT_FORMATS } from "#app/ports/documents/port.ts";
import { fileHeaders } from "./file-headers.ts";

const headersOf = (format: (typeof DOCUMENT_FORMATS)[number]) =>
  fileHeaders("old-age-allowance", {
    format,
    language: "zh-CN",
    sha256: "0".repeat(64),
    content: Buffer.from("x"),
  } as never);

describe("a file of the authority", () => {
  it.each(DOCUMENT_FORMATS)("is saved and never opened as a page of the portal, under a name of ours: %s", (format) => {
    const headers = headersOf(format);
    expect(headers.get("Content-Disposition")).toBe(`attachment; filename="old-age-allowance.zh-CN.${format}"`);
    expect(headers.get("Content-Security-Policy")).toBe("default-src 'none'; sandbox");
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
  });

  it("says what it is by its kind, whatever is in it", () => {
    expect(headersOf("pdf").get("Content-Type")).toBe("application/pdf");
    expect(headersOf("md").get("Content-Type")).toBe("text/markdown; charset=utf-8");
  });
});
