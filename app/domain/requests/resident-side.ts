import type { Actor } from "./types.ts";

/** Who follows a request on the resident's side: by what they began themselves, or as a helper, by a mandate that is in force. */
export type ResidentSide = { readonly visitorId: string; readonly isHelper?: boolean };

export const actorOf = (
  { visitorId, isHelper }: ResidentSide,
  now: Date,
): Extract<Actor, { kind: "resident" | "helper" }> =>
  isHelper ? { kind: "helper", helperId: visitorId, at: now } : { kind: "resident", visitorId };
