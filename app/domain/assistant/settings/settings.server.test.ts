import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Embeddings } from "#app/ports/embeddings/port.ts";
import { FakeLlm } from "#app/ports/llm/fake.ts";
import { createMetrics } from "#app/ports/metrics/prometheus.ts";
import type { Reranker } from "#app/ports/rerank/port.ts";
import { aStaffMember } from "#tests/factories/staff.ts";
import { type AskablePortal, openAskablePortal } from "#tests/support/askable-portal.ts";
import { passesInputRules } from "../steps/input-rules.server.ts";
import { settingsSchema } from "./assistant-settings.ts";
import { changeSettings } from "./change-settings.server.ts";
import { countQuestion } from "./count-question.server.ts";
import { obeySettings } from "./obey-settings.server.ts";
import { getSettings, listSettingsChanges } from "./read-settings.server.ts";

const ALLOWANCE = "How much is the old-age allowance?";
let portal: AskablePortal;
let staffId: string;
beforeAll(async () => {
  portal = await openAskablePortal();
  staffId = (await aStaffMember(portal.db, ["administrator"], [])).staffId;
});
afterAll(() => portal.db.close());

const REASON = "A wrong sum was quoted";
const change = async (more: Partial<Parameters<typeof changeSettings>[2]>) => {
  const { id: basedOn } = await getSettings(portal);
  return changeSettings(portal, staffId, {
    basedOn,
    mode: "on",
    personLimit: 200,
    dayLimit: 20_000,
    reason: REASON,
    ...more,
  });
};
const auditCount = async () =>
  (await portal.db.query<{ count: number }>("select count(*)::int as count from audit_events")).rows[0]?.count;

beforeEach(() => change({ reason: "Back to the beginning" }));

describe("the form of the settings", () => {
  const typed = { basedOn: "7", mode: "off", personLimit: "10", dayLimit: "", reason: REASON };
  test.each([
    [{ mode: "half" }, "mode", "mode"],
    [{ personLimit: "0" }, "personLimit", "limit"],
    [{ personLimit: "ten" }, "personLimit", "limit"],
    [{ dayLimit: "1.5" }, "dayLimit", "limit"],
    [{ dayLimit: "1000001" }, "dayLimit", "limit"],
    [{ reason: "  no " }, "reason", "reason"],
    [{ reason: "x".repeat(501) }, "reason", "reason_long"],
  ])("%o is refused", (wrong, field, message) => {
    const { error } = settingsSchema.safeParse({ ...typed, ...wrong });
    expect(error?.issues).toMatchObject([{ path: [field], message }]);
  });

  test("an empty limit is no limit", () => {
    expect(settingsSchema.parse(typed)).toEqual({
      basedOn: 7,
      mode: "off",
      personLimit: 10,
      dayLimit: null,
      reason: REASON,
    });
  });

  test("one that names no settings is a stale one", () => {
    const { basedOn: _, ...unnamed } = typed;
    expect(settingsSchema.parse(unnamed).basedOn).toBe(0);
  });
});

describe("the kill switch", () => {
  test("off holds for the very next question, says so, and keeps the question", async () => {
    expect((await portal.ask(ALLOWANCE)).status).toBe("answered");
    await change({ mode: "off" });
    const refused = await portal.ask(ALLOWANCE);
    expect(refused).toMatchObject({ status: "unavailable_switched_off", question: ALLOWANCE, sources: [] });
    expect(refused.text).toContain("switched off");
    expect(refused.next_steps.length).toBeGreaterThan(0);
    await change({ mode: "on", reason: "Repaired" });
    expect((await portal.ask(ALLOWANCE)).status).toBe("answered");
  });

  test("off leaves the numbers for people in danger", async () => {
    await change({ mode: "off" });
    expect((await portal.ask("I want to kill myself")).status).toBe("signpost_crisis");
  });

  test("the model alone is off: it is asked nothing, and the answer is quoted", async () => {
    const llm = new FakeLlm("Hello. [1]");
    await change({ mode: "model_off" });
    expect((await portal.ask(ALLOWANCE, { llm })).status).toBe("answered");
    expect(llm.requests).toEqual([]);
    await change({ mode: "on", reason: "Repaired" });
    await portal.ask(ALLOWANCE, { llm });
    expect(llm.requests.length).toBeGreaterThan(0);
  });

  test("with the model a search has no embeddings either, and nobody puts passages in order", async () => {
    const embeddings: Embeddings = { model: "m", embed: () => Promise.resolve([]) };
    const reranker: Reranker = { model: "m", rerank: () => Promise.resolve([]) };
    expect(await obeySettings({ ...portal, embeddings, reranker })).toMatchObject({ embeddings, reranker });
    for (const mode of ["model_off", "off"] as const) {
      await change({ mode });
      const obeyed = await obeySettings({ ...portal, embeddings, reranker });
      expect([obeyed.embeddings, obeyed.reranker]).toEqual([undefined, undefined]);
    }
  });

  test("a form drawn before somebody switched off does not switch on again", async () => {
    const { id: drawnOn } = await getSettings(portal);
    await change({ mode: "off" });
    expect(await change({ basedOn: drawnOn, personLimit: 100, reason: "Fewer questions" })).toBe("changed_meanwhile");
    expect(await change({ basedOn: 0 })).toBe("changed_meanwhile");
    expect(await getSettings(portal)).toMatchObject({ mode: "off", personLimit: 200 });
  });

  test("ASSISTANT=off cannot be switched on from here", async () => {
    expect((await portal.ask(ALLOWANCE, { assistant: "off" })).status).toBe("unavailable_switched_off");
  });

  test("each change is recorded with who and why, and what changes nothing is not", async () => {
    await change({ mode: "off" });
    const before = await auditCount();
    expect(await change({ mode: "off", reason: "Once more" })).toBe("same");
    expect(await auditCount()).toBe(before);
    expect(await getSettings(portal)).toMatchObject({ mode: "off", reason: REASON, changedBy: "Wang Fang" });
    expect((await listSettingsChanges(portal))[0]).toMatchObject({ mode: "off", reason: REASON });
    const { rows } = await portal.db.query("select * from audit_events order by seq desc limit 1");
    expect(rows[0]).toMatchObject({
      action: "assistant.settings_changed",
      actor_id: staffId,
      details: { from: "on", to: "off", person_limit: 200, day_limit: 20_000 },
    });
    expect(JSON.stringify(rows)).not.toContain(REASON);
  });
});

describe("the limits of a day", () => {
  const asker = (name: string) => ({ visitorId: name, address: "192.0.2.1" });
  const deps = (now: string) => ({ ...portal, clock: { now: () => new Date(now) }, sessionSecret: "secret" });

  test("one person is told to come back after midnight in the district, others are not", async () => {
    await change({ personLimit: 2 });
    const evening = deps("2026-06-01T15:00:00Z"); // 23:00 in the district.
    for (let n = 0; n < 2; n++) expect(await countQuestion(evening, asker("li"))).toEqual({ status: "counted" });
    expect(await countQuestion(evening, asker("li"))).toEqual({
      status: "refused",
      limit: "person",
      retryAfterSeconds: 3_600,
    });
    expect(await countQuestion(evening, asker("wang"))).toEqual({ status: "counted" });
    expect(await countQuestion(deps("2026-06-01T16:00:00Z"), asker("li"))).toEqual({ status: "counted" });
  });

  test("without a cookie the address is the person, and neither is stored as it is", async () => {
    await change({ personLimit: 1 });
    const noon = deps("2026-06-03T04:00:00Z");
    const program = { visitorId: undefined, address: "198.51.100.7" };
    await countQuestion(noon, program);
    expect(await countQuestion(noon, program)).toMatchObject({ status: "refused", limit: "person" });
    await countQuestion(noon, asker("zhao"));
    const { rows } = await portal.db.query("select counted from question_counts");
    expect(JSON.stringify(rows)).not.toMatch(/198\.51|zhao/);
  });

  test("an address with ever new cookies has ten people's questions", async () => {
    await change({ personLimit: 1 });
    const noon = deps("2026-06-04T04:00:00Z");
    for (let n = 0; n < 10; n++) expect(await countQuestion(noon, asker(`p${n}`))).toEqual({ status: "counted" });
    expect(await countQuestion(noon, asker("p10"))).toMatchObject({ status: "refused", limit: "person" });
    const elsewhere = { visitorId: "p11", address: "192.0.2.2" };
    expect(await countQuestion(noon, elsewhere)).toEqual({ status: "counted" });
  });

  test("all together have a limit too; the refused of one person do not use it up, and old days go", async () => {
    await change({ personLimit: 1, dayLimit: 2 });
    const noon = deps("2026-06-05T04:00:00Z");
    await countQuestion(noon, asker("a"));
    await countQuestion(noon, asker("a"));
    expect(await countQuestion(noon, asker("b"))).toEqual({ status: "counted" });
    expect(await countQuestion(noon, asker("c"))).toMatchObject({ status: "refused", limit: "day" });
    const { rows } = await portal.db.query("select distinct day from question_counts");
    expect(rows).toEqual([{ day: "2026-06-05" }]);
  });
});

test("only what can be asked passes the rules by which questions are counted", () => {
  expect(passesInputRules(ALLOWANCE)).toBe(true);
  for (const typed of ["", " \n ", "a".repeat(1_001)]) expect(passesInputRules(typed)).toBe(false);
});

test("an answer is counted by status, and each step with its duration, without a word of it", async () => {
  const metrics = createMetrics();
  await portal.ask(ALLOWANCE, { metrics });
  await portal.ask("How do I breed alpacas on the moon?", { metrics });
  const text = metrics.render();
  expect(text).toContain('onewindow_answers_total{status="answered"} 1');
  expect(text).toContain('onewindow_assistant_steps_total{step="retrieve",outcome="done"} ');
  expect(text).toContain('onewindow_assistant_step_duration_seconds_count{step="verify"} 1');
  expect(text).toContain("onewindow_answer_duration_seconds_count 2");
  expect(text).not.toMatch(/alpaca|allowance/i);
});
