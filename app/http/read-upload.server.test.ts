import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type Sender, type Upload, withUpload } from "./read-upload.server.ts";

const BOUNDARY = "----tests";
type Part = { readonly name: string; readonly file?: string; readonly content: string | Buffer };

function multipart(parts: readonly Part[], end = `--${BOUNDARY}--\r\n`): Buffer<ArrayBuffer> {
  const written = parts.flatMap(({ name, file, content }) => [
    Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"`),
    Buffer.from(file === undefined ? "" : `; filename="${file}"\r\nContent-Type: application/octet-stream`),
    Buffer.from("\r\n\r\n"),
    Buffer.from(content),
    Buffer.from("\r\n"),
  ]);
  return Buffer.concat([...written, Buffer.from(end)]);
}

const requestWith = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request("http://portal/forms/x/files", {
    method: "POST",
    body,
    headers: { "Content-Type": `multipart/form-data; boundary=${BOUNDARY}`, ...headers },
    duplex: "half",
  } as RequestInit);

const read = (body: BodyInit, headers?: Record<string, string>): Promise<Upload> =>
  withUpload(requestWith(body, headers), SENDER, (upload) => Promise.resolve(upload));

const senderAt = (address: string): Sender => ({ address, mayAttach: () => Promise.resolve(true) });
const SENDER = senderAt("192.0.2.1");

const FILE = { name: "paper", file: "a.png" };

describe("a form with files", () => {
  test("gives what was typed and each file as it was, with its name untouched", async () => {
    const content = randomBytes(200_000);
    const { form, files } = await read(
      multipart([
        { name: "street", content: "和平街道" },
        { ...FILE, file: "../租房合同.png", content },
        { name: "add", content: "1" },
      ]),
    );
    expect([...form]).toEqual([
      ["street", "和平街道"],
      ["add", "1"],
    ]);
    expect(files).toMatchObject([{ field: "paper", name: "../租房合同.png", isTooLarge: false }]);
    expect(files[0]?.bytes.equals(content)).toBe(true);
  });

  test("in which nothing was chosen has no file; an empty file that was chosen is one", async () => {
    expect((await read(multipart([{ ...FILE, file: "", content: "" }]))).files).toEqual([]);
    expect((await read(multipart([{ ...FILE, content: "" }]))).files).toHaveLength(1);
  });

  test("keeps nothing of a file that is too large, and all of the rest", async () => {
    const parts = [
      { ...FILE, content: Buffer.alloc(10_000_001) },
      { ...FILE, content: "small" },
      { name: "street", content: "x" },
    ];
    const { form, files } = await read(multipart(parts));
    expect(files.map(({ isTooLarge, bytes }) => [isTooLarge, bytes.length])).toEqual([
      [true, 0],
      [false, 5],
    ]);
    expect(form.get("street")).toBe("x");
  });

  test.each([
    ["announced too large", () => read("x", { "Content-Length": "100000001" }), "too_large"],
    ["that never says its boundary", () => read("x", { "Content-Type": "multipart/form-data" }), "bad_request"],
    ["that is cut off", () => read(multipart([{ ...FILE, content: "abc" }], "")), "bad_request"],
    ["with a text beyond all", () => read(multipart([{ name: "a", content: "x".repeat(70_000) }])), "too_large"],
    ["with NUL in a text", () => read(multipart([{ name: "a", content: "a\0b" }])), "bad_request"],
    [
      "with 1,000 fields",
      () => read(multipart(Array.from({ length: 1_000 }, () => ({ name: "a", content: "" })))),
      "too_large",
    ],
    [
      "with 61 files",
      () => read(multipart(Array.from({ length: 61 }, () => ({ ...FILE, content: "a" })))),
      "too_large",
    ],
    ["that holds nothing", () => read("nothing of the kind"), "bad_request"],
  ])("%s is refused", async (_what, attempt, code) => {
    await expect(attempt()).rejects.toMatchObject({ code });
  });

  test("that stops half-way is not waited for, and neither is one that trickles", async () => {
    const begin = multipart([{ ...FILE, content: "abc" }], "");
    const stops = new ReadableStream({ start: (sink) => sink.enqueue(begin) });
    const pace = { idleMs: 50, graceMs: 100, bytesPerSecond: 100_000 };
    const nothing = () => Promise.resolve();
    await expect(withUpload(requestWith(stops), SENDER, nothing, pace)).rejects.toMatchObject({ code: "too_slow" });
    const trickles = new ReadableStream({
      async pull(sink) {
        await new Promise((resolve) => setTimeout(resolve, 10));
        sink.enqueue(Buffer.from("x"));
      },
    });
    await expect(withUpload(requestWith(trickles), SENDER, nothing, pace)).rejects.toMatchObject({ code: "too_slow" });
  });

  test("without an announced length is refused once it is too large, and not read on", async () => {
    let sent = 0;
    let isCancelled = false;
    const endless = new ReadableStream({
      cancel: () => void (isCancelled = true),
      pull(sink) {
        sent += 1_000_000;
        sink.enqueue(sent === 1_000_000 ? multipart([{ ...FILE, content: "" }], "") : Buffer.alloc(1_000_000));
      },
    });
    await expect(withUpload(requestWith(endless), SENDER, () => Promise.resolve())).rejects.toMatchObject({
      code: "too_large",
    });
    // Some of the rest is let in, so that its sender hears the refusal; then it is cut off.
    await expect.poll(() => isCancelled).toBe(true);
    expect(sent).toBeLessThan(170_000_000);
  });

  test("waits its turn when many send at once: what all hold together has an end, and is given back", async () => {
    const big = multipart(Array.from({ length: 9 }, () => ({ ...FILE, content: Buffer.alloc(9_900_000) })));
    const letGo: (() => void)[] = [];
    const wait = () => new Promise<void>((resolve) => letGo.push(resolve));
    const held = ["192.0.2.1", "192.0.2.2", "192.0.2.3"].map((one) =>
      withUpload(requestWith(big), senderAt(one), wait),
    );
    while (letGo.length < 3) await new Promise((resolve) => setTimeout(resolve, 20));
    const fourth = withUpload(requestWith(big), senderAt("192.0.2.4"), wait);
    await expect(fourth).rejects.toMatchObject({ code: "unavailable" });
    for (const one of letGo) one();
    await Promise.all(held);
    expect((await read(big)).files).toHaveLength(9);
  }, 30_000);

  test("of one address holds no more than a page and a little, while others go on", async () => {
    const big = multipart(Array.from({ length: 7 }, () => ({ ...FILE, content: Buffer.alloc(9_900_000) })));
    let letGo = (): void => undefined;
    let isHeld = false;
    const first = withUpload(requestWith(big), SENDER, () => {
      isHeld = true;
      return new Promise<void>((resolve) => (letGo = resolve));
    });
    while (!isHeld) await new Promise((resolve) => setTimeout(resolve, 20));
    await expect(read(big)).rejects.toMatchObject({ code: "unavailable" });
    const other = withUpload(requestWith(big), senderAt("192.0.2.2"), ({ files }) => Promise.resolve(files.length));
    expect(await other).toBe(7);
    letGo();
    await first;
    expect((await read(big)).files).toHaveLength(7);
  }, 30_000);

  test("of somebody who may attach nothing here is read for its words alone", async () => {
    const body = multipart([
      { ...FILE, content: randomBytes(300_000) },
      { name: "words", content: "Please wait" },
    ]);
    const stranger = { address: "192.0.2.1", mayAttach: () => Promise.resolve(false) };
    const { form, files, hasUnread } = await withUpload(requestWith(body), stranger, (upload) =>
      Promise.resolve(upload),
    );
    expect(files).toEqual([]);
    expect(hasUnread).toBe(true);
    expect(form.get("words")).toBe("Please wait");
  });
});
