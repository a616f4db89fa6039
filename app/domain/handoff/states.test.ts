import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { localesDir, migrationsDir } from "#app/config/paths.server.ts";
import {
  canAct,
  HANDOFF_ACTIONS,
  HANDOFF_EVENT_KINDS,
  HANDOFF_STATES,
  isEnded,
  stateAfter,
  type HandoffAction,
} from "./states.ts";

const sql = readFileSync(join(migrationsDir, "0060_create_handoffs.sql"), "utf8");

function checkValues(column: string): string[] {
  const list =
    new RegExp(`\\n  ${column} text not null[^\\n]*check \\(${column} in \\(([^)]*)\\)`).exec(sql)?.[1] ?? "";
  return [...list.matchAll(/'([^']+)'/g)].map((match) => match[1] ?? "");
}

describe("handoff states", () => {
  it("are the same in the code, the database and both languages", () => {
    expect(checkValues("state").sort()).toEqual([...HANDOFF_STATES].sort());
    expect(checkValues("kind").sort()).toEqual([...HANDOFF_EVENT_KINDS].sort());
    for (const language of ["en", "zh-CN"]) {
      const texts = JSON.parse(readFileSync(join(localesDir, language, "handoff.json"), "utf8")) as Record<
        "state" | "event" | "staff_event",
        object
      >;
      expect(Object.keys(texts.state).sort()).toEqual([...HANDOFF_STATES].sort());
      expect(Object.keys(texts.staff_event).sort()).toEqual(Object.keys(texts.event).sort());
      expect(Object.keys(texts.event).sort()).toEqual(HANDOFF_EVENT_KINDS.filter((kind) => kind !== "message").sort());
    }
  });

  it("nothing can be done once a handoff has ended", () => {
    for (const state of HANDOFF_STATES.filter(isEnded)) {
      for (const action of Object.keys(HANDOFF_ACTIONS) as HandoffAction[]) expect(canAct(action, state)).toBe(false);
    }
  });

  it("a resident's message wakes a waiting conversation and does not jump the queue", () => {
    expect(stateAfter("resident_message", "waiting_for_resident")).toBe("active");
    expect(stateAfter("resident_message", "queued")).toBe("queued");
    expect(stateAfter("resident_message", "claimed")).toBe("claimed");
  });
});
