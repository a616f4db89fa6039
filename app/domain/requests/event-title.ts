import { isOfResident, type RequestEvent } from "./types.ts";

/** Which of the texts about events tells of this one: the same step reads differently by who made it. */
export function eventTitleKey(event: Pick<RequestEvent, "kind" | "to" | "actorKind" | "rung">): string {
  const isResident = isOfResident(event.actorKind);
  if (event.rung) return `escalated_${event.rung}`;
  if (event.kind === "access_renewed" && !isResident) return "access_renewed_by_staff";
  const isHelper = event.actorKind === "helper";
  if (event.kind === "information_added" && isHelper) return "information_added_by_helper";
  if (event.kind !== "moved") return event.kind;
  if (event.to === "submitted" && !isResident) return "submitted_by_staff";
  if (event.to === "in_progress" && isResident) return isHelper ? "resumed_by_helper" : "resumed";
  if (event.to === "reopened" && !isResident) return "reopened_by_staff";
  if (event.to === "closed" && !isResident) return "closed_silent";
  return event.to ?? "submitted";
}
