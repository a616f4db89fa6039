import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CorpusError, readCorpus } from "./corpus.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "onewindow-corpus-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const line = (id: string) =>
  JSON.stringify({
    id,
    lang: "zh",
    title: "办法",
    source_url: null,
    sections: [{ id: `${id}:1`, heading: "第一条", text: "本办法。", start: 0, end: 8 }],
  });

async function read(name: string, content: string | Buffer) {
  const path = join(folder, name);
  await writeFile(path, content);
  const documents = [];
  for await (const document of readCorpus(path)) documents.push(document);
  return documents;
}

describe("a JSONL corpus", () => {
  it("is refused at its first broken line, by file and line", async () => {
    await expect(read("a.jsonl", `${line("a")}\n\n{"id": `)).rejects.toThrow(/a\.jsonl:3: not JSON/);
    await expect(read("b.jsonl", `${line("a")}\n{"id": "b"}`)).rejects.toThrow(/b\.jsonl:2: lang/);
    await expect(read("c.jsonl", `${line("a")}\n${line("a")}`)).rejects.toThrow(
      /c\.jsonl:2: document a stands here a second time/,
    );
    await expect(read("c.jsonl", `${line("a")}\n${line("a")}`)).rejects.toThrow(CorpusError);
  });

  it("is refused when its archive is cut off", async () => {
    const whole = gzipSync(Array.from({ length: 500 }, (_, n) => line(`d${n}`)).join("\n"));
    await expect(read("cut.jsonl.gz", whole.subarray(0, whole.length - 200))).rejects.toThrow();
  });

  it("is read plain and gzipped alike, whatever the file is called", async () => {
    const text = `${line("a")}\n${line("b")}\n`;
    const plain = await read("plain.jsonl", text);
    expect(plain.map(({ id, slug, kind, url }) => [id, slug, kind, url])).toEqual([
      ["corpus:a", "a", "corpus", "/search?q=%E5%8A%9E%E6%B3%95"],
      ["corpus:b", "b", "corpus", "/search?q=%E5%8A%9E%E6%B3%95"],
    ]);
    expect(await read("gzipped.jsonl", gzipSync(text))).toEqual(plain);
  });
});
