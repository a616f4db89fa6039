import { findTransition, isOpenState } from "./states.ts";
import type { ServiceRequest } from "./types.ts";

/** What a resident can do with a request; each is a page below it. */
export const RESIDENT_TASKS = ["answer-question", "rate", "add-information", "reopen", "withdraw"] as const;
/** Those that may bring files along. */
export const FILE_TASKS: readonly ResidentTask[] = ["answer-question", "add-information"];
/** Those that a helper may do; the rest stays with the resident. */
export const HELPER_TASKS: readonly ResidentTask[] = FILE_TASKS;
export type ResidentTask = (typeof RESIDENT_TASKS)[number];

/** The tasks that are open to the resident now, the most important first. */
export function residentTasks(
  request: Pick<ServiceRequest, "state" | "reopenUntil">,
  now: Date,
): readonly ResidentTask[] {
  const { state, reopenUntil } = request;
  const isWaiting = state === "waiting_for_resident";
  const canReopen = findTransition(state, "reopened") !== undefined && reopenUntil !== undefined && now <= reopenUntil;
  const open: Record<ResidentTask, boolean> = {
    "answer-question": isWaiting,
    rate: state === "answered",
    "add-information": isOpenState(state) && !isWaiting,
    // An answer is reopened through its rating, which asks whether it was solved.
    reopen: canReopen && state !== "answered",
    withdraw: findTransition(state, "withdrawn") !== undefined,
  };
  return RESIDENT_TASKS.filter((task) => open[task]);
}
