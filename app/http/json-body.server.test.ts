import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { AppError } from "#app/lib/app-error.ts";
import { readJsonBody } from "./json-body.server.ts";

function send(
  body: string | Uint8Array,
  headers: Record<string, string> = { "content-type": "application/json" },
): IncomingMessage {
  return Object.assign(Readable.from([Buffer.from(body)]), { headers }) as unknown as IncomingMessage;
}

const codeOf = (request: IncomingMessage) =>
  readJsonBody(request).then(
    () => "none",
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );

describe("a JSON body", () => {
  it("is refused as another type", async () => {
    expect(await codeOf(send("{}", { "content-type": "text/plain" }))).toBe("unsupported_type");
    expect(await codeOf(send("{}", {}))).toBe("unsupported_type");
  });

  it("is refused over 64 kB", async () => {
    expect(await codeOf(send(JSON.stringify({ question: "x".repeat(64_000) })))).toBe("too_large");
  });

  it.each([
    ["no JSON", "question=1"],
    ["nothing", ""],
    ["a NUL", '{"question":"a\\u0000b"}'],
    ["half a surrogate pair", '{"question":"\\ud83d"}'],
    ["ten thousand levels", "[".repeat(10_000) + "]".repeat(10_000)],
  ])("is refused with %s", async (_what, body) => {
    expect(await codeOf(send(body))).toBe("bad_request");
  });

  it("is refused with bytes that are no UTF-8", async () => {
    expect(await codeOf(send(new Uint8Array([0x22, 0xff, 0x22])))).toBe("bad_request");
  });

  it("comes back as it was sent", async () => {
    const body = { question: "高龄津贴怎么申请 😀", language: "zh-CN", list: [1, null, { a: true }] };
    expect(
      await readJsonBody(send(JSON.stringify(body), { "content-type": "application/json; charset=utf-8" })),
    ).toEqual(body);
  });
});
