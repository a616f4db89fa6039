/** All states of a handoff (`domain.md`); the database check and the locale keys hold the same. */
export const HANDOFF_STATES = [
  "offered",
  "queued",
  "claimed",
  "active",
  "waiting_for_resident",
  "ended_solved",
  "ended_request_opened",
  "ended_left",
  "ended_refused",
] as const;
export type HandoffState = (typeof HANDOFF_STATES)[number];

/** All that a handoff remembers, in the order it happened; `message` is what somebody wrote. */
export const HANDOFF_EVENT_KINDS = [
  "offered",
  "accepted",
  "declined",
  "nobody_free",
  "outside_hours",
  "holiday",
  "position_changed",
  "claimed",
  "released",
  "transferred",
  "resident_away",
  "resident_back",
  "call_back_asked",
  "call_back_reached",
  "call_back_not_reached",
  "request_opened",
  "ended",
  "message",
] as const;
export type HandoffEventKind = (typeof HANDOFF_EVENT_KINDS)[number];

export const HANDOFF_MODES = ["chat", "call_back", "visit"] as const;
export type HandoffMode = (typeof HANDOFF_MODES)[number];

/** When somebody wants to be rung. */
export const WANTED_TIMES = ["any", "morning", "afternoon"] as const;
export type WantedTime = (typeof WANTED_TIMES)[number];

/** What somebody does to a handoff, who may, from which states, and where it leads. */
export const HANDOFF_ACTIONS = {
  accept: { by: ["resident"], from: ["offered"], to: "queued" },
  decline: { by: ["resident"], from: ["offered"], to: "ended_refused" },
  leave: {
    by: ["resident", "system"],
    from: ["offered", "queued", "claimed", "active", "waiting_for_resident"],
    to: "ended_left",
  },
  change_mode: { by: ["resident"], from: ["queued"], to: undefined },
  claim: { by: ["staff"], from: ["queued"], to: "claimed" },
  release: { by: ["staff", "system"], from: ["claimed", "active", "waiting_for_resident"], to: "queued" },
  transfer: { by: ["staff"], from: ["claimed", "active", "waiting_for_resident"], to: "queued" },
  staff_message: { by: ["staff"], from: ["claimed", "active", "waiting_for_resident"], to: "waiting_for_resident" },
  resident_message: { by: ["resident"], from: ["queued", "claimed", "active", "waiting_for_resident"], to: undefined },
  solve: { by: ["staff"], from: ["claimed", "active", "waiting_for_resident"], to: "ended_solved" },
  open_request: {
    by: ["resident", "staff", "system"],
    from: ["offered", "queued", "claimed", "active", "waiting_for_resident"],
    to: "ended_request_opened",
  },
} as const satisfies Record<
  string,
  { by: readonly ("resident" | "staff" | "system")[]; from: readonly HandoffState[]; to: HandoffState | undefined }
>;
export type HandoffAction = keyof typeof HANDOFF_ACTIONS;

/** Whether the action may be taken in this state. */
export function canAct(action: HandoffAction, state: HandoffState): boolean {
  return (HANDOFF_ACTIONS[action].from as readonly HandoffState[]).includes(state);
}

/** The state after an action. A resident's message wakes a waiting conversation and leaves the others as they are. */
export function stateAfter(action: HandoffAction, state: HandoffState): HandoffState {
  if (action === "resident_message") return state === "waiting_for_resident" ? "active" : state;
  return HANDOFF_ACTIONS[action].to ?? state;
}

export const isEnded = (state: HandoffState): boolean => state.startsWith("ended_");
export const isWithStaff = (state: HandoffState): boolean => canAct("staff_message", state);
