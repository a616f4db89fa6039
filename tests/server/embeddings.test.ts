import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runToEnd, type RunningPortal, startTestPortal } from "#tests/support/portal.ts";
import { ScriptedEmbeddings } from "#tests/support/scripted-embeddings.ts";

const LONG_MS = 300_000;
const dataDir = mkdtempSync(join(tmpdir(), "onewindow-vectors-"));
let server: ScriptedEmbeddings;
beforeAll(async () => {
  server = await ScriptedEmbeddings.start();
});
afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

// Without sample life, which takes most of a first start.
const settings = (model = "ideas") => ({
  DEMO: "0",
  DEMO_CLOCK: "",
  SESSION_SECRET: "sixteen-letters!",
  EMBEDDINGS_BASE_URL: server.baseUrl,
  EMBEDDINGS_MODEL: model,
});

async function withPortal(work: (portal: RunningPortal) => Promise<void>): Promise<void> {
  const portal = await startTestPortal({ dataDir, env: settings() });
  try {
    await work(portal);
  } finally {
    expect(await portal.stop()).toBe(0);
  }
}

async function ask({ address }: RunningPortal, question: string): Promise<string> {
  const response = await fetch(`${address}/api/v1/questions`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ question, language: "en" }),
  });
  return ((await response.json()) as { answer: { status: string } }).answer.status;
}

const QUESTION = "How much is the old-age allowance? My ID is 11010519491231002X";

describe("a portal with an embedding model", () => {
  it(
    "starts and answers when the server fails, says so once, and fills the vectors in at the next start",
    async () => {
      server.script = "500";
      await withPortal(async (portal) => {
        expect(portal.output()).toMatch(/Vectors: the model at EMBEDDINGS_BASE_URL fails \(refused\).* \d+ passages/);
        for (let n = 0; n < 3; n++) expect(await ask(portal, QUESTION)).toBe("answered");
        expect(portal.output().match(/the embedding model fails/g)).toHaveLength(1);
      });
      server.script = "ok";
      await withPortal(async (portal) => {
        expect(portal.output()).toMatch(/Vectors: [\d,]{3,} passages/);
        server.inputs = [];
        expect(await ask(portal, QUESTION)).toBe("answered");
        const page = await fetch(`${portal.address}/search?q=nonagenarian`, { headers: { "Accept-Language": "en" } });
        expect(await page.text()).toContain("/guides/old-age-allowance-rules");
        expect(server.inputs.join()).toMatch(/how much is the old-age allowance[^]*nonagenarian/);
        expect(server.inputs.join()).not.toContain("11010519491231002");
      });
    },
    LONG_MS,
  );

  it(
    "does not start with another model than that of its vectors, and says what to do",
    async () => {
      const { code, output } = await runToEnd({ DATA_DIR: dataDir, PORT: "0", ...settings("other") });
      expect(code).toBe(1);
      expect(output).toMatch(/cannot start[^]*vectors of ideas, but other is configured[^]*--new-vectors/);
      expect(output).not.toMatch(/^\s+at /m);
    },
    LONG_MS,
  );
});
