import { createHash, randomUUID } from "node:crypto";
import type { Transaction } from "#app/db/port.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Services } from "#app/domain/services.ts";
import { AppError } from "#app/lib/app-error.ts";
import { makeLinkToken } from "./link-token.server.ts";
import { deleteWay, selectLinkedWay, selectWays, upsertWay } from "./request-ways.queries.server.ts";
import { selectRequest } from "./requests.queries.server.ts";
import { isOverState } from "./states.ts";
import { type Way, WAYS } from "./ways.ts";
import { toTextNumber } from "./text-number.ts";
import type { Contact } from "./types.ts";

/** What of the ways there is for one request, and what of that was chosen. */
export type OfferedWay = {
  readonly way: Way;
  readonly isChosen: boolean;
  /** Where it goes. */
  readonly to: string;
};

const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

/** Mails go until somebody ends them, text messages once somebody wants them. */
const WITHOUT_CHOICE: Readonly<Record<Way, boolean>> = { mail: true, sms: false };

function reachedBy(deps: Pick<Services, "textMessages">, contact: Contact): Record<Way, string | undefined> {
  return { mail: contact.email, sms: deps.textMessages ? toTextNumber(contact.phone) : undefined };
}

/** The ways by which this contact can be told, each with what was chosen. */
export async function listWays(
  deps: Pick<Services, "db" | "textMessages">,
  request: { readonly id: string; readonly contact: Contact },
): Promise<OfferedWay[]> {
  const stored = await selectWays(deps.db, request.id);
  const reached = reachedBy(deps, request.contact);
  return WAYS.flatMap((way) => {
    const to = reached[way];
    const isChosen = stored.find((one) => one.way === way)?.isChosen ?? WITHOUT_CHOICE[way];
    return to ? [{ way, isChosen, to }] : [];
  });
}

/** Writes one choice, with the token of its link. */
export async function chooseWay(
  tx: Transaction,
  choice: { readonly requestId: string; readonly way: Way; readonly isChosen: boolean; readonly at: Date },
): Promise<boolean> {
  const token = makeLinkToken();
  return upsertWay(tx, { id: randomUUID(), token, tokenHash: hashOf(token), ...choice });
}

/** Another number: the messages go there, and the link in those to the old one ends nothing of the new. Without one they end. */
export async function followNumber(
  tx: Transaction,
  { requestId, phone, at }: { readonly requestId: string; readonly phone: string | undefined; readonly at: Date },
): Promise<void> {
  const way = "sms";
  const known = (await selectWays(tx, requestId)).find((one) => one.way === way);
  if (!known) return;
  await deleteWay(tx, requestId, way);
  if (known.isChosen && toTextNumber(phone)) await chooseWay(tx, { requestId, way, isChosen: true, at });
}

/**
 * The resident's choice, by whoever may see the request; `not_found` for everybody else and for a way that reaches nobody.
 * Ending is always possible. Doing it twice changes nothing.
 */
export function changeWay(
  deps: Pick<Services, "db" | "clock" | "textMessages">,
  input: { readonly reference: string; readonly visitorId: string; readonly way: Way; readonly isChosen: boolean },
): Promise<void> {
  const { reference, visitorId, way, isChosen } = input;
  const at = deps.clock.now();
  return deps.db.transaction(async (tx) => {
    const request = await selectRequest(tx, reference, { kind: "visitor", visitorId }, { forUpdate: true });
    if (!request) throw new AppError("not_found");
    if (isChosen && (isOverState(request.state) || !reachedBy(deps, request.contact)[way]))
      throw new AppError("not_found");
    if (!(await chooseWay(tx, { requestId: request.id, way, isChosen, at }))) return;
    await recordAuditEvent(tx, {
      at,
      actor: { kind: "resident", id: visitorId },
      action: isChosen ? "requests.way_chosen" : "requests.way_ended",
      subjectType: "request",
      subjectId: reference,
      details: { way },
    });
  });
}

const isToken = (token: string): boolean => /^[\w-]{16}$/.test(token);

/** What the link in a message leads to: the reference alone. `undefined` for a token that is not there. */
export async function findLinkedWay(deps: Pick<Services, "db">, token: string) {
  const linked = isToken(token) ? await selectLinkedWay(deps.db, hashOf(token)) : undefined;
  return linked && { reference: linked.reference, way: linked.way, isChosen: linked.isChosen };
}

/** Ends a way by the link in its messages: whoever gets them may end them. `not_found` for a token that is not there. */
export function endLinkedWay(deps: Pick<Services, "db" | "clock">, token: string): Promise<void> {
  const at = deps.clock.now();
  return deps.db.transaction(async (tx) => {
    const linked = isToken(token) ? await selectLinkedWay(tx, hashOf(token)) : undefined;
    if (!linked) throw new AppError("not_found");
    const { requestId, reference, way } = linked;
    if (!(await chooseWay(tx, { requestId, way, isChosen: false, at }))) return;
    await recordAuditEvent(tx, {
      at,
      actor: { kind: "system" },
      action: "requests.way_ended",
      subjectType: "request",
      subjectId: reference,
      details: { way, by: "link" },
    });
  });
}
