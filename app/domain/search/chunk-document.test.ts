import { describe, expect, it } from "vitest";
import { chunkDocument } from "./chunk-document.ts";

const section = (id: string, text: string, heading?: string) => ({ id, heading, headingPath: [], text });
const sentences = (count: number, make: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => make(n)).join("");

describe("chunkDocument", () => {
  it("leaves a short section whole", () => {
    expect(chunkDocument({ sections: [section("a", "One sentence. Another one.")] }).map(({ text }) => text)).toEqual([
      "One sentence. Another one.",
    ]);
  });

  it("cuts a long section at sentence ends, repeats the last sentence and loses nothing", () => {
    const text = sentences(60, (n) => `This is sentence number ${n} of a long section. `).trim();
    const chunks = chunkDocument({ sections: [section("a", text)] });
    expect(chunks.length).toBeGreaterThan(1);
    for (const chunk of chunks) expect(chunk.text.split(/\s+/).length).toBeLessThanOrEqual(250);
    for (const [i, chunk] of chunks.entries()) {
      expect(chunk.text.trim()).toMatch(/\.$/);
      const next = chunks[i + 1];
      if (next) expect(chunk.text.trim().endsWith(next.text.split(". ")[0] + ".")).toBe(true);
    }
    for (let n = 0; n < 60; n++) expect(chunks.some((chunk) => chunk.text.includes(`number ${n} of`))).toBe(true);
  });

  it("cuts Chinese by characters", () => {
    const text = sentences(40, (n) => `第${n}条规定居民应当在三十日内办理登记手续。`);
    const chunks = chunkDocument({ sections: [section("a", text)] });
    expect(chunks.length).toBeGreaterThan(1);
    for (const chunk of chunks) expect(chunk.text.length).toBeLessThanOrEqual(450);
  });

  it("cuts a text without any stop by its length", () => {
    const chunks = chunkDocument({ sections: [section("a", "无标点".repeat(500))] });
    expect(Math.max(...chunks.map(({ text }) => text.length))).toBeLessThanOrEqual(450);
    expect(chunks[0]?.text.startsWith("无标点")).toBe(true);
  });

  it("gives offsets into the document's full text", () => {
    const sections = [
      section("a", "Alpha text.", "First"),
      section("b", "Beta text."),
      section(
        "c",
        sentences(60, (n) => `Gamma ${n} is here now. `),
        "Third",
      ),
    ];
    const full = sections.map(({ heading, text }) => (heading ? `${heading}\n${text}` : text)).join("\n\n");
    for (const chunk of chunkDocument({ sections })) {
      expect(full.slice(chunk.start, chunk.end).endsWith(chunk.text)).toBe(true);
    }
    expect(chunkDocument({ sections })[0]).toMatchObject({ start: 0, end: "First\nAlpha text.".length });
  });
});
