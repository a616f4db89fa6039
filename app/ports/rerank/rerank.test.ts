import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { ScriptedReranker } from "#tests/support/scripted-reranker.ts";
import { timed } from "#tests/support/timed.ts";
import { guardReranker } from "./guarded.server.ts";
import { createHttpReranker } from "./http.server.ts";

let server: ScriptedReranker;
beforeAll(async () => {
  server = await ScriptedReranker.start();
});
afterAll(() => server.stop());
beforeEach(() => {
  server.script = "ok";
  server.requests = [];
});

const open = () => createHttpReranker({ baseUrl: `${server.baseUrl}/`, apiKey: "secret", model: "judge" });
const ask = (reranker = open(), timeoutMs = 1_000) => reranker.rerank("Which one?", ["a", "b", "c"], { timeoutMs });

describe("a rerank server", () => {
  it.each([
    ["refused", "unreachable"],
    ["redirects", "unreachable"],
    ["429", "refused"],
    ["500", "refused"],
    ["garbage", "unusable"],
    ["wrong_shape", "unusable"],
    ["place_twice", "unusable"],
    ["no_such_place", "unusable"],
    ["huge", "unusable"],
  ] as const)("that answers with %s is %s, after one try", async (script, reason) => {
    server.script = script;
    await expect(ask()).rejects.toMatchObject({ reason });
    expect(server.requests).toHaveLength(1);
  });

  it("that says nothing is waited for no longer than said", async () => {
    server.script = "silence";
    const { ms } = await timed(() => expect(ask(open(), 300)).rejects.toMatchObject({ reason: "timeout" }));
    expect(ms).toBeLessThan(1_500);
  });

  it("is asked as everybody asks such servers, and gives the places best first", async () => {
    expect(await ask()).toEqual([2, 1, 0]);
    expect(server.requests).toEqual([{ model: "judge", query: "Which one?", documents: ["a", "b", "c"], top_n: 3 }]);
    expect(server.paths.at(-1)).toBe("/v1/rerank");
    expect(server.keys.at(-1)).toBe("Bearer secret");
  });

  it("that judges only some leaves the others behind them in their order", async () => {
    server.script = "some";
    expect(await ask()).toEqual([2, 0, 1]);
  });
});

describe("a guarded one", () => {
  const guarded = (halfOpenAfterMs = 30_000) => {
    const log = { info: vi.fn(), warn: vi.fn() };
    return { log, reranker: guardReranker(open(), log, { halfOpenAfterMs }) };
  };

  it("is not asked while it is out, and its outage is logged once, without what was asked", async () => {
    server.script = "500";
    const { log, reranker } = guarded();
    for (let n = 0; n < 6; n++) await ask(reranker).catch(() => undefined);
    expect(server.requests).toHaveLength(2);
    expect(log.warn).toHaveBeenCalledTimes(1);
    expect(JSON.stringify(log.warn.mock.calls)).not.toContain("Which one");
    await expect(ask(reranker)).rejects.toMatchObject({ reason: "circuit_open" });
  });

  it("is asked again after a while, and its return is logged", async () => {
    server.script = "500";
    const { log, reranker } = guarded(30);
    for (let n = 0; n < 3; n++) await ask(reranker).catch(() => undefined);
    server.script = "ok";
    await expect.poll(() => ask(reranker).catch(() => [])).toHaveLength(3);
    expect(log.info).toHaveBeenCalledTimes(1);
  });
});
