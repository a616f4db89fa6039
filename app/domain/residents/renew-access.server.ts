import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import { findCurrentSecret } from "#app/domain/requests/is-own-secret.server.ts";
import { isContactOf } from "#app/domain/requests/list-findable.server.ts";
import { listVisitorRequests } from "#app/domain/requests/list-visitor-requests.server.ts";
import type { NotifyDeps } from "#app/domain/requests/notify-resident.server.ts";
import { renewSecret } from "#app/domain/requests/renew-secret.server.ts";
import { grantAccess, lockRequests } from "#app/domain/requests/request-access.queries.server.ts";
import { renewalKey } from "#app/domain/requests/secret.server.ts";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { accessCodeKey } from "./ask-for-access.server.ts";
import { type NotTaken, takeCode } from "./one-time-code.server.ts";

type Deps = NotifyDeps & Pick<Services, "db" | "sessionSecret">;

export type RenewAccessOutcome = { readonly status: "renewed"; readonly count: number } | NotTaken;

/**
 * With the code that was mailed, lets a browser see the requests it was asked for and gives each another code; those of before
 * open nothing any more. A request whose contact was changed meanwhile stays closed.
 */
export async function renewAccess(
  deps: Deps,
  input: { readonly browserToken: string; readonly code: string; readonly visitorId: string },
): Promise<RenewAccessOutcome> {
  const { browserToken, code, visitorId } = input;
  const at = deps.clock.now();
  return deps.db.transaction(async (tx): Promise<RenewAccessOutcome> => {
    const browserHash = accessCodeKey(deps, browserToken);
    const taken = await takeCode(tx, deps.sessionSecret, { browserHash, code, now: at });
    if (taken.status !== "right") return taken;
    const contact = { kind: "email", value: taken.email.toLowerCase() } as const;
    const requests = (await lockRequests(tx, taken.requestIds)).filter((request) => isContactOf(request, contact));
    for (const request of requests) {
      await grantAccess(tx, request.id, visitorId, at);
      const key = renewalKey(request.reference, browserToken);
      await renewSecret(tx, deps, { request, key, by: { kind: "resident" } });
    }
    for (const { reference } of requests)
      await recordAuditEvent(tx, {
        actor: { kind: "resident", id: visitorId },
        action: "requests.access_renewed",
        subjectType: "request",
        subjectId: reference,
        details: { by: "mail_code" },
        at,
      });
    return { status: "renewed", count: requests.length };
  });
}

/** What was found again in this browser just now, with the codes that open it from now on. */
export async function listRenewed(
  deps: Pick<Services, "db" | "clock" | "site" | "sessionSecret">,
  input: { readonly browserToken: string; readonly visitorId: string; readonly language: Language },
): Promise<{ readonly reference: string; readonly title: string; readonly secret: string }[]> {
  const { browserToken, visitorId, language } = input;
  const renewed = [];
  for (const { reference, title } of await listVisitorRequests(deps, { visitorId, language })) {
    const secret = await findCurrentSecret(deps.db, deps, { reference, key: renewalKey(reference, browserToken) });
    if (secret) renewed.push({ reference, title, secret });
  }
  return renewed;
}
