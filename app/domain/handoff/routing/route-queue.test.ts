import { describe, expect, it } from "vitest";
import type { Agent } from "../presence/presence.ts";
import { FIRST_FOR_MS, routeQueue, type Waiting } from "./route-queue.ts";

const desks = [
  { id: "hall", live_at_once: 2 },
  { id: "other", live_at_once: 2 },
];
const agent = (staffId: string, more: Partial<Agent> = {}): Agent => ({
  staffId,
  name: staffId,
  deskIds: ["hall"],
  presence: "online",
  note: "",
  open: 0,
  languages: [],
  ...more,
});
const waiting = (id: string, more: Partial<Waiting> = {}): Waiting => ({
  id,
  deskId: "hall",
  language: "en",
  waitedMs: 0,
  isCrisis: false,
  ...more,
});
const route = (queue: Waiting[], agents: Agent[]) => Object.fromEntries(routeQueue(queue, agents, desks));

describe("the queue offers a conversation first", () => {
  it("to nobody who is away, offline, full, or of another desk", () => {
    const agents = [
      agent("away", { presence: "away" }),
      agent("offline", { presence: "offline" }),
      agent("full", { open: 2 }),
      agent("other", { deskIds: ["other"] }),
    ];
    expect(route([waiting("1")], agents)).toEqual({});
    expect(route([waiting("1", { deskId: "gone" })], [agent("a")])).toEqual({});
  });

  it("to whoever has fewer conversations", () => {
    expect(route([waiting("1")], [agent("a", { open: 1 }), agent("b")])).toEqual({ 1: "b" });
  });

  it("to whoever speaks the language, before who has not said and who does not, though they have more to do", () => {
    const agents = [
      agent("no", { languages: ["zh-CN"] }),
      agent("unsaid"),
      agent("yes", { languages: ["es", "en"], open: 1 }),
    ];
    expect(route([waiting("1")], agents)).toEqual({ 1: "yes" });
    expect(route([waiting("1", { language: "ar" })], agents)).toEqual({ 1: "unsaid" });
  });

  it("in the order of the queue, counting what was offered before, until nobody has room", () => {
    const queue = ["1", "2", "3", "4", "5"].map((id) => waiting(id));
    expect(route(queue, [agent("a"), agent("b")])).toEqual({ 1: "a", 2: "b", 3: "a", 4: "b" });
  });

  it("to one person for a moment only: nothing waits for one who does not take it, and a crisis for nobody", () => {
    const agents = [agent("a"), agent("b")];
    expect(route([waiting("1", { waitedMs: FIRST_FOR_MS - 1 })], agents)).toEqual({ 1: "a" });
    expect(route([waiting("1", { waitedMs: FIRST_FOR_MS })], agents)).toEqual({});
    expect(route([waiting("1", { isCrisis: true })], agents)).toEqual({});
  });
});
