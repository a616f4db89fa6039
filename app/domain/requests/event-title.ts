import { isOfResident, type RequestEvent } from "./types.ts";

/** Which of the texts about events tells of this one: the same step reads differently by who made it. */
export function eventTitleKey(event: Pick<RequestEvent, "kind" | "to" | "actorKind" | "rung">): string {
  const isResident = isOfResident(event.actorKind);
  if (event.rung) return `escalated_${event.rung}`;
  if (event.kind === "access_renewed" && !isResident) return "access_renewed_by_staff";
  if (event.kind !== "moved") return event.kind;
  if (event.to === "submitted" && !isResident) return "submitted_by_staff";
  if (event.to === "in_progress" && isResident) return "resumed";
  if (event.to === "reopened" && !isResident) return "reopened_by_staff";
  if (event.to === "closed" && !isResident) return "closed_silent";
  return event.to ?? "submitted";
}
