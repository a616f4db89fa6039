import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { useTestDatabase } from "#tests/support/database.ts";
import {
  describeLeaks,
  filesIn,
  findKinds,
  findLeaks,
  linesOf,
  modelTraffic,
  readDatabase,
} from "#tests/support/leak-scan.ts";
import { readRequests, startRecordedModels } from "#tests/support/recorded-models.ts";
import { assertNoLeaks } from "#tests/support/scan-portal.ts";
import { SEEDED, type SeededKind } from "#tests/support/seeded-identifiers.ts";

const database = useTestDatabase();
const kinds = Object.keys(SEEDED) as SeededKind[];

describe("a planted identifier is found", () => {
  test.each(kinds)("%s: as it is, in capitals, in an address, in JSON, in base64 and hex", (kind) => {
    const value = SEEDED[kind];
    const address = encodeURIComponent(value);
    const written = [
      `before ${value} after`,
      value.toUpperCase(),
      `GET /search?q=${address}&lang=en`,
      `GET /search?q=${address.replaceAll("%20", "+")}`,
      JSON.stringify({ deep: [JSON.stringify({ value })] }),
      Buffer.from(value).toString("hex"),
      ...["", "a", "ab", "abc"].map((before) => Buffer.from(`${before}${value} and more`).toString("base64")),
    ];
    for (const text of written) expect(findKinds(text), text).toEqual([kind]);
    expect(findKinds(Buffer.concat([Buffer.from([0, 255, 254]), Buffer.from(value), Buffer.from([0])]))).toEqual([
      kind,
    ]);
  });

  test("numbers with gaps between their digits", () => {
    expect(findKinds("call 139 1234 0047 soon")).toEqual(["phone"]);
    expect(findKinds("/x?phone=139-1234-0047")).toEqual(["phone"]);
    expect(findKinds("/x?card=6222+0200+0000+0000+000")).toEqual(["bank_card"]);
    expect(findKinds("6222%200200%200000%200000%20000")).toEqual(["bank_card"]);
  });

  test("in what a program printed, with its line and without the identifier", () => {
    const leaks = findLeaks(linesOf("log", `all is well\n{"path":"/requests","q":"${SEEDED.phone}"}\nall is well`));
    expect(leaks).toEqual([{ where: "log, line 2", kind: "phone" }]);
    expect(describeLeaks([...leaks, ...leaks])).toBe("phone: log, line 2 (2 times)");
  });

  test("in what a model was sent, by the check after the browser suite", async () => {
    const folder = mkdtempSync(join(tmpdir(), "onewindow-leaks-"));
    const traffic = join(folder, "traffic");
    const models = await startRecordedModels(traffic);
    const send = async (base: string, path: string, body: object) => {
      const init = { method: "POST", headers: { "x-resident": "none" }, body: JSON.stringify(body) };
      await (await fetch(`${models.environment[base]}${path}`, init)).arrayBuffer();
    };
    const requests = () => readRequests(readFileSync(traffic, "utf8"));
    try {
      const messages = (content: string) => ({ model: "m", messages: [{ role: "user", content }] });
      await send("LLM_BASE_URL", "/chat/completions", messages("How much at 90?\n[phone number]"));
      await send("EMBEDDINGS_BASE_URL", "/embeddings", { model: "m", input: ["how much at 90"] });
      expect(findLeaks(modelTraffic(requests()))).toEqual([]);
      await send("LLM_BASE_URL", "/chat/completions", messages(`How much at 90?\n${SEEDED.phone}`));
      await send("EMBEDDINGS_BASE_URL", "/embeddings", { model: "m", input: [SEEDED.street.toLowerCase()] });
      await send("RERANK_BASE_URL", `/rerank?who=${SEEDED.identity_number}`, { query: "q", documents: ["a"] });
      const portal = { dataDir: join(folder, "data"), output: () => "" };
      const found = await assertNoLeaks("portal", portal, [], requests()).catch(String);
      for (const line of [
        "phone: request 3 to a model, POST /v1/chat/completions",
        "street: request 4 to a model, POST /v1/embeddings",
        "identity_number: request 5 to a model",
      ])
        expect(found).toContain(line);
      expect(found).not.toContain(SEEDED.phone);
      expect(found).not.toContain(SEEDED.identity_number);
    } finally {
      await models.stop();
      rmSync(folder, { recursive: true });
    }
  });

  test("in files, but for the folders that may hold them", () => {
    const folder = mkdtempSync(join(tmpdir(), "onewindow-leaks-"));
    try {
      for (const name of ["mail", "cache/deep"]) mkdirSync(join(folder, name), { recursive: true });
      for (const name of ["mail/a.eml", "cache/deep/b.json", "mailbox.txt"])
        writeFileSync(join(folder, name), `<${SEEDED.mail}>`);
      writeFileSync(join(folder, `cache/${SEEDED.phone}.html`), "a page");
      const leaks = findLeaks(filesIn(folder, ["mail"]));
      expect(leaks.map(({ where, kind }) => `${kind} ${where}`).sort()).toEqual([
        "mail file cache/deep/b.json",
        "mail file mailbox.txt",
        expect.stringMatching(/^phone name of a file in cache/),
      ]);
      expect(describeLeaks(leaks)).not.toContain(SEEDED.phone);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("in a column of text and in one of JSON, of any table", () =>
    database.rolledBack(async (db) => {
      expect(findLeaks(await readDatabase(db))).toEqual([]);
      await db.query("create table planted (words text, facts jsonb, bytes bytea)");
      await db.query("insert into planted values ($1, $2::jsonb, convert_to($3, 'utf8'))", [
        `my card is ${SEEDED.identity_number}`,
        JSON.stringify({ deep: [{ street: SEEDED.street }] }),
        SEEDED.mail,
      ]);
      const found = findLeaks(await readDatabase(db));
      expect(found.toSorted((a, b) => (a.where < b.where ? -1 : 1))).toEqual([
        { where: "table public.planted, column bytes", kind: "mail" },
        { where: "table public.planted, column facts", kind: "street" },
        { where: "table public.planted, column words", kind: "identity_number" },
      ]);
    }));
});

test.each([
  "",
  "call 138 0013 8000, the example of the form",
  "13912340048 is another number",
  "resident@example.org",
  "v1.k1.MTM5MTIz",
])("nothing is found in %j", (text) => expect(findKinds(text)).toEqual([]));
