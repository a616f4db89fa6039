/** How far a request is: every state of `domain.md`, in the order in which most requests pass through them. */
export const REQUEST_STATES = [
  "draft",
  "submitted",
  "accepted",
  "dispatched",
  "in_progress",
  "waiting_for_resident",
  "returned",
  "answered",
  "rejected",
  "duplicate",
  "withdrawn",
  "reopened",
  "closed",
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** A state a stored request can be in; drafts live in `form_drafts`. */
export type StoredRequestState = Exclude<RequestState, "draft">;

export const STORED_STATES: readonly StoredRequestState[] = REQUEST_STATES.filter((state) => state !== "draft");

export const ACTOR_KINDS = ["resident", "helper", "agent", "supervisor", "system"] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** What a transition does to the clock of the due date: it runs, stands while the resident is asked, or has ended. */
export type ClockEffect = "run" | "pause" | "stop";

export const REASON_CODES = [
  "more_information",
  "missing_document",
  "confirmation_needed",
  "wrong_desk",
  "another_department",
  "not_eligible",
  "evidence_missing",
  "no_reply",
  "not_our_matter",
  "already_decided",
  "same_matter",
  "no_longer_needed",
  "solved_otherwise",
  "sent_by_mistake",
  "not_solved",
  "new_information",
  "disagree",
  "rated_solved",
  "silent",
  "not_same_matter",
  "leading_withdrawn",
  "other",
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

export type Transition = {
  readonly from: RequestState;
  readonly to: StoredRequestState;
  readonly by: readonly ActorKind[];
  readonly clock: ClockEffect;
  /** Codes one of which must be given; absent when no reason is asked for. */
  readonly reasons?: readonly ReasonCode[];
  /** Words the resident will read must be given. */
  readonly wordsForResident?: true;
  /** What the resident can do about it must be given. */
  readonly remedy?: true;
  /** The desk it goes to must be named. */
  readonly desk?: true;
  /** The request that it goes on with must be named. */
  readonly leading?: true;
  /** Only while the resident may still come back to it (`reopenUntil`). */
  readonly withinWindow?: true;
};

const STAFF = ["agent", "supervisor"] as const;
const STAFF_OR_SYSTEM = ["agent", "supervisor", "system"] as const;
const RESIDENT = ["resident"] as const;
const SYSTEM = ["system"] as const;

const ASK = ["more_information", "missing_document", "confirmation_needed", "other"] as const;
const RETURN = ["wrong_desk", "another_department", "other"] as const;
const REJECT = ["not_eligible", "evidence_missing", "no_reply", "not_our_matter", "already_decided", "other"] as const;
export const WITHDRAW_REASONS = ["no_longer_needed", "solved_otherwise", "sent_by_mistake", "other"] as const;
export const REOPEN_REASONS = ["not_solved", "new_information", "disagree", "other"] as const;

const dispatch = (from: RequestState): Transition => ({
  from,
  to: "dispatched",
  by: STAFF_OR_SYSTEM,
  clock: "run",
  desk: true,
});
const work = (from: RequestState): Transition => ({ from, to: "in_progress", by: STAFF, clock: "run" });
const ask = (from: RequestState): Transition => ({
  from,
  to: "waiting_for_resident",
  by: STAFF,
  clock: "pause",
  reasons: ASK,
  wordsForResident: true,
});
const answer = (from: RequestState): Transition => ({
  from,
  to: "answered",
  by: STAFF,
  clock: "stop",
  wordsForResident: true,
});
const reject = (from: RequestState): Transition => ({
  from,
  to: "rejected",
  by: STAFF,
  clock: "stop",
  reasons: REJECT,
  wordsForResident: true,
  remedy: true,
});
const duplicate = (from: RequestState): Transition => ({
  from,
  to: "duplicate",
  by: STAFF,
  clock: "stop",
  reasons: ["same_matter"],
  wordsForResident: true,
  leading: true,
});
const giveBack = (from: RequestState): Transition => ({
  from,
  to: "returned",
  by: STAFF,
  clock: "run",
  reasons: RETURN,
});
const withdraw = (from: RequestState): Transition => ({
  from,
  to: "withdrawn",
  by: RESIDENT,
  clock: "stop",
  reasons: WITHDRAW_REASONS,
});
const reopen = (from: RequestState): Transition => ({
  from,
  to: "reopened",
  by: RESIDENT,
  clock: "run",
  reasons: REOPEN_REASONS,
  wordsForResident: true,
  withinWindow: true,
});
/** What was merged wrongly is taken apart again. */
const separate: Transition = {
  from: "duplicate",
  to: "reopened",
  by: ["supervisor"],
  clock: "run",
  reasons: ["not_same_matter"],
  wordsForResident: true,
  withinWindow: true,
};
/** What it was merged into is no longer dealt with. */
const leadOn: Transition = {
  from: "duplicate",
  to: "reopened",
  by: SYSTEM,
  clock: "run",
  reasons: ["leading_withdrawn"],
};
/** After the silence of the window. */
const close = (from: RequestState): Transition => ({
  from,
  to: "closed",
  by: SYSTEM,
  clock: "stop",
  reasons: ["silent"],
});

/**
 * The one table of what may follow what, by whom, and what it takes. The database holds the same rows
 * (`request_transitions`) and refuses everything else; a test compares the two.
 */
export const TRANSITIONS: readonly Transition[] = [
  { from: "draft", to: "submitted", by: ["resident", "helper", ...STAFF_OR_SYSTEM], clock: "run" },

  { from: "submitted", to: "accepted", by: STAFF, clock: "run" },
  dispatch("submitted"),
  reject("submitted"),
  duplicate("submitted"),
  withdraw("submitted"),

  dispatch("accepted"),
  work("accepted"),
  ask("accepted"),
  answer("accepted"),
  reject("accepted"),
  duplicate("accepted"),
  withdraw("accepted"),

  work("dispatched"),
  giveBack("dispatched"),
  duplicate("dispatched"),
  withdraw("dispatched"),

  ask("in_progress"),
  answer("in_progress"),
  reject("in_progress"),
  duplicate("in_progress"),
  giveBack("in_progress"),
  withdraw("in_progress"),

  { from: "waiting_for_resident", to: "in_progress", by: ["resident", "helper", ...STAFF], clock: "run" },
  answer("waiting_for_resident"),
  reject("waiting_for_resident"),
  duplicate("waiting_for_resident"),
  withdraw("waiting_for_resident"),

  { from: "returned", to: "accepted", by: STAFF, clock: "run" },
  dispatch("returned"),
  reject("returned"),
  duplicate("returned"),
  withdraw("returned"),

  dispatch("reopened"),
  work("reopened"),
  withdraw("reopened"),

  { from: "answered", to: "closed", by: ["resident", "system"], clock: "stop", reasons: ["rated_solved", "silent"] },
  reopen("answered"),
  close("rejected"),
  reopen("rejected"),
  close("duplicate"),
  reopen("duplicate"),
  separate,
  leadOn,
  reopen("closed"),
];

/** The step between two states; where several kinds of actors take it by rules of their own, that of `by`. */
export function findTransition(from: RequestState, to: RequestState, by?: ActorKind): Transition | undefined {
  const steps = TRANSITIONS.filter((transition) => transition.from === from && transition.to === to);
  return steps.find((step) => by !== undefined && step.by.includes(by)) ?? steps[0];
}

/** What this kind of actor may do next with a request in that state. */
export function listTransitions(from: RequestState, by: ActorKind): readonly Transition[] {
  return TRANSITIONS.filter((transition) => transition.from === from && transition.by.includes(by));
}

/** States in which somebody of the authority, or the resident, still has to act. */
export const OPEN_STATES = [
  "submitted",
  "accepted",
  "dispatched",
  "in_progress",
  "waiting_for_resident",
  "returned",
  "reopened",
] as const satisfies readonly StoredRequestState[];

export function isOpenState(state: RequestState): boolean {
  return (OPEN_STATES as readonly RequestState[]).includes(state);
}

/** Closed and withdrawn ones are answered by nobody any more. */
export const isOverState = (state: RequestState): boolean => state === "closed" || state === "withdrawn";

/** States that close by themselves when the resident stays silent. */
export const SILENT_STATES = ["answered", "rejected", "duplicate"] as const satisfies readonly StoredRequestState[];
