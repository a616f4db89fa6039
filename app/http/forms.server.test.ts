import { parseWithZod } from "@conform-to/zod/v4";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError, type AppErrorCode } from "#app/lib/app-error.ts";
import { readForm } from "./forms.server.ts";

const URL_ENCODED = "application/x-www-form-urlencoded";

function post(body: BodyInit, contentType?: string, headers: Record<string, string> = {}): Request {
  return new Request("http://localhost/forms/x", {
    method: "POST",
    body,
    headers: { ...(contentType ? { "Content-Type": contentType } : {}), ...headers },
  });
}

async function refusalOf(request: Request, options?: { maxBytes: number }): Promise<AppErrorCode | "none"> {
  try {
    await readForm(request, options);
    return "none";
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

const entries = async (request: Request) => [...(await readForm(request)).entries()];

describe("a posted form", () => {
  it("is refused when larger than its cap, whether or not it says so", async () => {
    expect(await refusalOf(post("a=".padEnd(300_000, "x"), URL_ENCODED))).toBe("too_large");
    const announced = post("a=b", URL_ENCODED, { "Content-Length": "10000000" });
    expect(await refusalOf(announced)).toBe("too_large");
  });

  it("is not read to its end when it is too large", async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(10_000).fill(97));
      },
    });
    const request = new Request("http://localhost/", {
      method: "POST",
      body: endless,
      duplex: "half",
      headers: { "Content-Type": URL_ENCODED },
    } as RequestInit);
    expect(await refusalOf(request, { maxBytes: 50_000 })).toBe("too_large");
    expect(sent).toBeLessThan(20);
  });

  it.each([
    ["bytes that are no UTF-8", new Uint8Array([0x61, 0x3d, 0xff, 0xfe])],
    ["escaped bytes that are no UTF-8", "a=%ff%fe"],
    ["half a surrogate pair", "a=%ed%a0%80"],
    ["a broken escape", "a=100%zz"],
    ["a NUL character", "a=b%00c"],
    ["a NUL in a name", "a%00=b"],
  ])("is refused with %s", async (_what, body) => {
    expect(await refusalOf(post(body, URL_ENCODED))).toBe("bad_request");
  });

  it("is refused with a thousand fields", async () => {
    const body = Array.from({ length: 1_000 }, (_, n) => `f${n}=1`).join("&");
    expect(await refusalOf(post(body, URL_ENCODED))).toBe("too_large");
  });

  it("is refused as another type, and as a form with a file", async () => {
    expect(await refusalOf(post("{}", "application/json"))).toBe("unsupported_type");
    const form = new FormData();
    form.append("file", new Blob(["x"]), "x.txt");
    expect(await refusalOf(post(form))).toBe("unsupported_type");
  });

  it("is refused when its parts are broken", async () => {
    expect(await refusalOf(post("no parts here", "multipart/form-data; boundary=x"))).toBe("bad_request");
  });

  it("keeps every value as it was typed, in its order", async () => {
    const body = new URLSearchParams([
      ["name", "王 小明 & Söhne"],
      ["day", "1"],
      ["day", "2"],
      ["empty", ""],
      ["text", "line\r\nline 😀"],
    ]);
    expect(await entries(post(body))).toEqual([...body.entries()]);
  });

  it("may come in parts", async () => {
    const form = new FormData();
    form.append("text", "你好 😀");
    expect(await entries(post(form))).toEqual([["text", "你好 😀"]]);
  });

  it("may be empty", async () => {
    expect(await entries(post("", URL_ENCODED))).toEqual([]);
  });
});

describe("the fields of a form", () => {
  const schema = z.object({ name: z.string(), place: z.object({ town: z.string() }).optional() });
  const read = async (pairs: [string, string][]) =>
    parseWithZod(await readForm(post(new URLSearchParams(pairs))), { schema });

  it("that nobody asked for are left out, whatever they are called", async () => {
    const submission = await read([
      ["name", "Li"],
      ["role", "administrator"],
      ["place.town", "Linjiang"],
      ["place.id", "7"],
    ]);
    expect(submission.status === "success" && submission.value).toEqual({ name: "Li", place: { town: "Linjiang" } });
  });

  it("never reach what all objects share", async () => {
    for (const name of ["__proto__.isAdmin", "constructor.prototype.isAdmin", "place.__proto__.isAdmin"])
      await read([
        ["name", "Li"],
        [name, "yes"],
      ]).catch(() => undefined);
    expect(({} as Record<string, unknown>)["isAdmin"]).toBeUndefined();
    expect(Object.prototype).not.toHaveProperty("isAdmin");
  });

  it("that should be one and are sent twice are refused, not guessed", async () => {
    const submission = await read([
      ["name", "Li"],
      ["name", "Wang"],
    ]);
    expect(submission.status).toBe("error");
  });
});
