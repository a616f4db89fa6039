import type { Queryable } from "#app/db/port.ts";
import { selectWays } from "./request-ways.queries.server.ts";
import { toTextNumber } from "./text-number.ts";

export type Reach = {
  /** Mails go until the resident ends them. */
  readonly email: string | undefined;
  /** A number, and the token that ends it: once the resident asked for text messages. */
  readonly text: { readonly to: string; readonly token: string } | undefined;
};

/** Where the resident of a request is told of its changes, by the ways they chose. */
export async function findReach(
  db: Queryable,
  requestId: string,
  contact: { readonly email?: string | null | undefined; readonly phone?: string | null | undefined },
): Promise<Reach> {
  const ways = await selectWays(db, requestId);
  const isMailEnded = ways.some(({ way, isChosen }) => way === "mail" && !isChosen);
  const token = ways.find(({ way, isChosen }) => way === "sms" && isChosen)?.token;
  const to = toTextNumber(contact.phone);
  return {
    email: isMailEnded ? undefined : (contact.email ?? undefined),
    text: token && to ? { to, token } : undefined,
  };
}
