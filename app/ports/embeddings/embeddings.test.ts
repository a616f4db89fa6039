import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { ScriptedEmbeddings } from "#tests/support/scripted-embeddings.ts";
import { timed } from "#tests/support/timed.ts";
import { guardEmbeddings } from "./guarded.server.ts";
import { createOpenAiEmbeddings } from "./openai.server.ts";

let server: ScriptedEmbeddings;
beforeAll(async () => {
  server = await ScriptedEmbeddings.start();
});
afterAll(() => server.stop());
beforeEach(() => {
  server.script = "ok";
  server.inputs = [];
  server.requests = 0;
});

const open = () => createOpenAiEmbeddings({ baseUrl: server.baseUrl, apiKey: "none", model: "ideas" });

describe("an embedding server", () => {
  it.each([
    ["refused", "unreachable"],
    ["500", "refused"],
    ["wrong_count", "unusable"],
    ["redirects", "unreachable"],
  ] as const)("that answers with %s is %s", async (script, reason) => {
    server.script = script;
    await expect(open().embed(["a", "b"], { timeoutMs: 3_000 })).rejects.toMatchObject({ reason });
  });

  it("is not followed to another address, where nobody allowed it to send texts", async () => {
    server.script = "redirects";
    await open()
      .embed(["a secret"], { timeoutMs: 3_000 })
      .catch(() => undefined);
    // One retry of its own; a followed redirect would have asked on and on.
    expect(server.requests).toBeLessThanOrEqual(2);
  });

  it("that says nothing is waited for no longer than said, retries included", async () => {
    server.script = "silence";
    const { ms } = await timed(() =>
      expect(open().embed(["a"], { timeoutMs: 300 })).rejects.toMatchObject({ reason: "timeout" }),
    );
    expect(ms).toBeLessThan(1_500);
  });

  it("gives the vectors in the order of the texts, whatever its own", async () => {
    const [dog, tram] = await open().embed(["dog", "tram"], { timeoutMs: 3_000 });
    expect([dog?.[0], tram?.[1]]).toEqual([1, 1]);
  });
});

describe("a guarded one", () => {
  const guarded = (halfOpenAfterMs = 30_000) => {
    const log = { info: vi.fn(), warn: vi.fn() };
    return { log, embeddings: guardEmbeddings(open(), log, { halfOpenAfterMs }) };
  };

  it("is not asked while it is out, and its outage is logged once, without what was asked", async () => {
    server.script = "wrong_count";
    const { log, embeddings } = guarded();
    for (let n = 0; n < 6; n++) await embeddings.embed([`secret ${n}`], { timeoutMs: 1_000 }).catch(() => undefined);
    expect(server.requests).toBe(2);
    expect(log.warn).toHaveBeenCalledTimes(1);
    expect(JSON.stringify(log.warn.mock.calls)).not.toContain("secret");
    await expect(embeddings.embed(["x"], { timeoutMs: 1_000 })).rejects.toMatchObject({ reason: "circuit_open" });
  });

  it("is asked again after a while, and its return is logged", async () => {
    server.script = "wrong_count";
    const { log, embeddings } = guarded(30);
    for (let n = 0; n < 3; n++) await embeddings.embed([`${n}`], { timeoutMs: 1_000 }).catch(() => undefined);
    server.script = "ok";
    await expect.poll(() => embeddings.embed(["dog"], { timeoutMs: 1_000 }).catch(() => [])).toHaveLength(1);
    expect(log.info).toHaveBeenCalledTimes(1);
  });

  it("is asked once about one question", async () => {
    const { embeddings } = guarded();
    const [first] = await embeddings.embed(["dog"], { timeoutMs: 1_000 });
    expect(await embeddings.embed(["dog"], { timeoutMs: 1_000 })).toEqual([first]);
    expect(server.requests).toBe(1);
  });
});
