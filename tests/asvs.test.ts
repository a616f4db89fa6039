import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "#app/config/paths.server.ts";
import { readCsv } from "#tests/support/read-csv.ts";
import { listTestNames, type NamedTest, readTestNames } from "#tests/support/test-names.ts";

/** What OWASP ASVS 5.0.0 asks at levels 1 and 2, section by section; the gaps are level 3. */
const REQUIREMENTS = `
  V1.1.1-2 V1.2.1-9 V1.3.1-11 V1.4.1-3 V1.5.1-2
  V2.1.1-3 V2.2.1-3 V2.3.1-4 V2.4.1
  V3.2.1-2 V3.3.1-4 V3.4.1-6 V3.5.1-5 V3.7.1-2
  V4.1.1-3 V4.2.1 V4.3.1-2 V4.4.1-4
  V5.1.1 V5.2.1-3 V5.3.1-2 V5.4.1-3
  V6.1.1-3 V6.2.1-12 V6.3.1-4 V6.4.1-4 V6.5.1-5 V6.6.1-3 V6.8.1-4
  V7.1.1-3 V7.2.1-4 V7.3.1-2 V7.4.1-5 V7.5.1-2 V7.6.1-2
  V8.1.1-2 V8.2.1-3 V8.3.1 V8.4.1
  V9.1.1-3 V9.2.1-4
  V10.1.1-2 V10.2.1-2 V10.3.1-4 V10.4.1-11 V10.5.1-5 V10.6.1-2 V10.7.1-3
  V11.1.1-2 V11.2.1-3 V11.3.1-3 V11.4.1-4 V11.5.1 V11.6.1
  V12.1.1-3 V12.2.1-2 V12.3.1-4
  V13.1.1 V13.2.1-5 V13.3.1-2 V13.4.1-5
  V14.1.1-2 V14.2.1-4 V14.3.1-3
  V15.1.1-3 V15.2.1-3 V15.3.1-7
  V16.1.1 V16.2.1-5 V16.3.1-4 V16.4.1-3 V16.5.1-3
  V17.1.1 V17.2.1-4 V17.3.1-2`;

/** Not fulfilled, or not shown yet. Whoever adds one says so here as well. */
const OPEN: readonly string[] = [];

function expand(range: string): string[] {
  const [, section = "", first = "", last = first] = /^(V\d+\.\d+)\.(\d+)(?:-(\d+))?$/.exec(range) ?? [];
  const count = Number(last) - Number(first) + 1;
  return Array.from({ length: count }, (_, index) => `${section}.${Number(first) + index}`);
}

const ids = REQUIREMENTS.trim().split(/\s+/).flatMap(expand);
const tests = listTestNames();
const shown = new Set(tests.filter((test) => !test.isLeftOut).map((test) => test.name));

const read = (file: string): string => readFileSync(join(projectRoot, file), "utf8");
type Row = { readonly id: string; readonly evidence: string; readonly note: string };

/** The anchor that a heading of a Markdown file has. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\d\s-]/gu, "")
    .trim()
    .replaceAll(/\s/g, "-");

/** Links such as `docs/operations.md#keys` in a text that lead nowhere. */
function deadLinks(text: string): string[] {
  return [...text.matchAll(/\b(docs\/[\w/.-]+\.md|app\/[\w/.-]+\.md)(?:#([\w-]+))?/g)].flatMap(
    ([link, file, anchor]) => {
      if (!file || !existsSync(join(projectRoot, file))) return [link];
      const anchors = [...read(file).matchAll(/^#+ (.+)$/gm)].map((match) => anchorOf(match[1] ?? ""));
      return anchor && !anchors.includes(anchor) ? [link] : [];
    },
  );
}

/** What is wrong with the table, a line for each fault. */
function faultsOf(rows: readonly Row[], open: readonly string[]): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const { id, evidence, note } of rows) {
    if (!ids.includes(id)) faults.push(`${id}: no requirement of level 1 or 2`);
    if (seen.has(id)) faults.push(`${id}: stands there twice`);
    seen.add(id);
    if (evidence.trim() === "") faults.push(`${id}: no evidence`);
    else if (evidence === "n/a" || evidence === "open") {
      if (note.trim().length < 20) faults.push(`${id}: ${evidence} without a reason`);
    } else if (!shown.has(evidence)) faults.push(`${id}: no such test: ${evidence}`);
    if ((evidence === "open") !== open.includes(id)) faults.push(`${id}: open in the table or in OPEN, not in both`);
    faults.push(...deadLinks(note).map((link) => `${id}: ${link} leads nowhere`));
  }
  faults.push(...ids.filter((id) => !seen.has(id)).map((id) => `${id}: missing`));
  return faults;
}

const [header, ...records] = readCsv(read("docs/asvs.csv"));
const rows = records.map(([id = "", evidence = "", note = ""]): Row => ({ id, evidence, note }));
/** The table with one requirement told otherwise. */
const changed = (id: string, change: Partial<Row>): Row[] =>
  rows.map((row) => (row.id === id ? { ...row, ...change } : row));

describe("the table of requirements", () => {
  it.each<readonly [string, Row[]]>([
    ["V1.2.4: no evidence", changed("V1.2.4", { evidence: " " })],
    [
      "V1.2.4: no such test: tests/asvs.test.ts > nothing",
      changed("V1.2.4", { evidence: "tests/asvs.test.ts > nothing" }),
    ],
    ["V1.2.4: n/a without a reason", changed("V1.2.4", { evidence: "n/a", note: "no" })],
    [
      "V1.2.4: open in the table or in OPEN, not in both",
      changed("V1.2.4", { evidence: "open", note: "x".repeat(20) }),
    ],
    ["V1.2.4: docs/operations.md#nowhere leads nowhere", changed("V1.2.4", { note: "docs/operations.md#nowhere" })],
    ["V1.2.4: missing", rows.filter((row) => row.id !== "V1.2.4")],
    ["V1.2.4: stands there twice", [...rows, ...rows.filter((row) => row.id === "V1.2.4")]],
    ["V1.2.10: no requirement of level 1 or 2", [...rows, { id: "V1.2.10", evidence: "n/a", note: "x".repeat(20) }]],
  ])("is refused: %s", (fault, wrong) => {
    expect(faultsOf(wrong, OPEN)).toEqual([fault]);
  });

  it("asks for 253 requirements, 17 chapters", () => {
    expect(new Set(ids).size).toBe(253);
    expect(new Set(ids.map((id) => id.split(".")[0])).size).toBe(17);
  });

  it("names for each a test that is there, or why there is none", () => {
    expect(header).toEqual(["id", "evidence", "note"]);
    expect(records.filter((record) => record.length !== 3)).toEqual([]);
    expect(faultsOf(rows, OPEN)).toEqual([]);
    expect(OPEN.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it("keeps the order of the standard", () => {
    expect(rows.map((row) => row.id)).toEqual(ids);
  });
});

describe("the threat model", () => {
  const text = read("docs/threat-model.md");
  /** Names of tests stand in code marks; a file without a test's name is a file. */
  const named = [...text.matchAll(/`((?:app|ingest|tests)\/\S+ > [^`]+)`/g)].map((match) => match[1] ?? "");

  it("names only tests that are there, and leads nowhere else", () => {
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((name) => !shown.has(name))).toEqual([]);
    expect(deadLinks(text)).toEqual([]);
  });

  it("looks at all six kinds of threat at each boundary", () => {
    const boundaries = text.split(/^### /m).slice(1);
    expect(boundaries.length).toBeGreaterThan(4);
    for (const boundary of boundaries)
      for (const kind of "STRIDE")
        expect(boundary, boundary.split("\n")[0]).toMatch(new RegExp(`^\\| ${kind} \\|`, "m"));
  });
});

describe("the names of tests", () => {
  const namesIn = (text: string): NamedTest[] => readTestNames({ path: "a.test.ts", text });

  it("are none for what is left out, commented out, or has no body", () => {
    const text = `
      // it("a", () => {});
      it.todo("b");
      it.skip("c", () => {});
      describe.skipIf(x)("d", () => { it("e", () => {}); });
      test("f", () => { test.skip(isSlow, "reason"); });`;
    expect(namesIn(text).filter((test) => !test.isLeftOut)).toEqual([{ name: "a.test.ts > f", isLeftOut: false }]);
  });

  it("are those that the runners print, with the places of their cases", () => {
    const text = `
      describe("a", () => { it("b", () => {}); it.each([1])("c %s", () => {}); });
      describe.each(["x"])("d %s", (x) => { test(\`e \${x}\`, () => {}, 10); });
      it("f", { timeout: 10 }, async () => {});`;
    expect(namesIn(text).map((test) => test.name)).toEqual([
      "a.test.ts > a > b",
      "a.test.ts > a > c %s",
      "a.test.ts > d %s > e ${x}",
      "a.test.ts > f",
    ]);
  });

  it("are different for different tests, or a name would show nothing", () => {
    const counts = new Map<string, number>();
    for (const { name } of tests) counts.set(name, (counts.get(name) ?? 0) + 1);
    const used = [...rows.map((row) => row.evidence)];
    expect(used.filter((name) => (counts.get(name) ?? 0) > 1)).toEqual([]);
  });

  it("come from a table that is read as it was written, or not at all", () => {
    expect(readCsv('a,"b, ""c""",\n')).toEqual([["a", 'b, "c"', ""]]);
    expect(() => readCsv('a\nb,"c')).toThrow("line 2");
    expect(() => readCsv('a,b"c')).toThrow("line 1");
  });
});
