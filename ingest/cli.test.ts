import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "#app/config/paths.server.ts";
import { holdDataDirectory } from "#app/db/data-directory-lock.server.ts";
import { lineWith, withContentCopy } from "#tests/content/content-copy.ts";
import { ScriptedEmbeddings } from "#tests/support/scripted-embeddings.ts";

const LONG_MS = 90_000;
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "ingest-"));
});
afterAll(async () => {
  await rm(dataDir, { recursive: true, force: true });
});

/** The command in a process of its own; standard output and errors come as one text, as a terminal shows them. */
function ingest(args: readonly string[], env: Record<string, string> = {}) {
  return new Promise<{ status: number | null; output: string }>((resolve) => {
    const child = spawn(process.execPath, ["--import", "tsx", "ingest/cli.ts", ...args], {
      cwd: projectRoot,
      env: { ...process.env, INIT_CWD: projectRoot, DATA_DIR: dataDir, DATABASE_URL: "", ...env },
    });
    let output = "";
    child.stdout.on("data", (data: Buffer) => (output += data.toString()));
    child.stderr.on("data", (data: Buffer) => (output += data.toString()));
    child.once("close", (status) => resolve({ status, output }));
  });
}

const lastLine = (output: string) => output.trimEnd().split("\n").at(-1) ?? "";

describe("npm run ingest", () => {
  it(
    "names file and line of a fault in its last line, without a stack trace, and writes nothing",
    () =>
      withContentCopy(async ({ dir, change, read }) => {
        const file = "services/old-age-card/service.yml";
        await change(file, "desk: civil-affairs", "desk: nowhere");
        const line = lineWith(await read(file), "desk: nowhere");
        const { status, output } = await ingest([], { CONTENT_DIR: dir });
        expect(status).toBe(1);
        expect(lastLine(output)).toMatch(new RegExp(`${file}:${line}: there is no desk “nowhere”$`));
        expect(output).not.toMatch(/^\s+at /m);
        expect(output).not.toContain("write:");
      }),
    LONG_MS,
  );

  it(
    "says what is wrong with a path or an option in one line",
    async () => {
      const [path, option, model] = await Promise.all([
        ingest(["nowhere.jsonl"]),
        ingest(["--colour"]),
        ingest(["--new-vectors"], { EMBEDDINGS_BASE_URL: "" }),
      ]);
      expect(path).toEqual({ status: 1, output: "nowhere.jsonl: there is no such file or folder\n" });
      expect(option.status).toBe(1);
      expect(lastLine(option.output)).toContain("usage: npm run ingest");
      expect(model).toEqual({ status: 1, output: "--new-vectors needs EMBEDDINGS_BASE_URL and EMBEDDINGS_MODEL\n" });
    },
    LONG_MS,
  );

  it(
    "refuses a data directory in use, and checks beside it",
    async () => {
      const hold = holdDataDirectory(join(dataDir, "db"), "portal");
      try {
        const [write, check] = await Promise.all([ingest([]), ingest(["--check", "--json"])]);
        expect(write.status).toBe(1);
        expect(lastLine(write.output)).toMatch(/is in use by portal \(process \d+\)/);
        expect(write.output).not.toMatch(/^\s+at /m);
        expect(JSON.parse(lastLine(check.output))).toMatchObject({ status: "sound", faults: [] });
        expect(check.status).toBe(0);
      } finally {
        hold.release();
      }
    },
    LONG_MS,
  );

  it(
    "says plainly that vectors are missing, fills them in the next time, and refuses another model",
    async () => {
      const server = await ScriptedEmbeddings.start();
      const corpus = join(dataDir, "corpus.jsonl");
      const sections = [{ id: "a:1", heading: null, text: "Every canine is registered.", start: 0, end: 27 }];
      await writeFile(corpus, JSON.stringify({ id: "a", lang: "en", title: "Kennels", sections }));
      const run = (model: string, ...args: string[]) =>
        ingest([corpus, ...args], { EMBEDDINGS_BASE_URL: server.baseUrl, EMBEDDINGS_MODEL: model });
      try {
        server.script = "500";
        const failed = await run("ideas");
        expect(failed.status).toBe(1);
        expect(failed.output).toContain("1 indexed");
        expect(lastLine(failed.output)).toMatch(/^Vectors: the model at EMBEDDINGS_BASE_URL fails .* 1 passages/);
        server.script = "ok";
        const filled = await run("ideas", "--json");
        expect(JSON.parse(lastLine(filled.output))).toMatchObject({ vectors: { status: "done", embedded: 1 } });
        const other = await run("other");
        expect(other.status).toBe(1);
        expect(lastLine(other.output)).toMatch(/vectors of ideas, but other is configured.*--new-vectors/);
      } finally {
        await server.stop();
      }
    },
    2 * LONG_MS,
  );
});
