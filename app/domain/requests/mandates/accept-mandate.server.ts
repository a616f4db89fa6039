import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import { recordRequestEvent } from "#app/domain/requests/record-request-event.server.ts";
import { selectRequest, touchRequest } from "#app/domain/requests/requests.queries.server.ts";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import { mailAboutHelper } from "./mail-about-helper.server.ts";
import { hashMandateCode } from "./mandate-code.server.ts";
import type { Mandate } from "./mandate.ts";
import { acceptMandateRow, selectByCode } from "./mandates.queries.server.ts";
import { auditMandate, nameMandate } from "./name-mandate.server.ts";

/** What a code invites to. `undefined` for one that is wrong, too old, taken up or ended: they look alike. */
export async function findInvitation(
  { db, clock, sessionSecret }: Pick<Services, "db" | "clock" | "sessionSecret">,
  typed: string,
): Promise<Mandate | undefined> {
  const codeHash = hashMandateCode(sessionSecret, typed);
  return codeHash ? selectByCode(db, codeHash, clock.now()) : undefined;
}

export type AcceptOutcome =
  | { readonly status: "accepted"; readonly mandate: Mandate }
  /** It is their own request. */
  | { readonly status: "own" };

/**
 * Takes up a mandate for the account of whoever has its code: from then on they act for the resident, who is told by mail which
 * address it was. A code is taken up once. Throws `not_found` for a code that is none any more.
 */
export function acceptMandate(
  deps: Pick<Services, "db" | "clock" | "jobs" | "site" | "publicUrl" | "sessionSecret">,
  input: {
    readonly code: string;
    readonly helper: { readonly visitorId: string; readonly email: string | undefined; readonly language: Language };
    /** They want to be told when something happens. */
    readonly isNotified: boolean;
  },
): Promise<AcceptOutcome> {
  const codeHash = hashMandateCode(deps.sessionSecret, input.code);
  const { visitorId, email, language } = input.helper;
  const at = deps.clock.now();
  return deps.db.transaction(async (tx): Promise<AcceptOutcome> => {
    // The request is locked before the mandate, as whoever acts or ends does.
    const about = codeHash && (await selectByCode(tx, codeHash, at));
    const system = { kind: "system" } as const;
    const request = about && about.reference && (await selectRequest(tx, about.reference, system, { forUpdate: true }));
    const mandate = codeHash && (await selectByCode(tx, codeHash, at, { forUpdate: true }));
    if (!mandate) throw new AppError("not_found");
    if (mandate.holderId === visitorId) return { status: "own" };
    const isNotified = input.isNotified && email !== undefined;
    await acceptMandateRow(tx, mandate, { helperId: visitorId, email: email ?? null, language, isNotified, at });
    if (request) {
      await touchRequest(tx, request.id);
      await recordRequestEvent(deps, tx, {
        requestId: request.id,
        reference: request.reference,
        at,
        kind: "helper_accepted",
        actorKind: "helper",
        deskId: request.deskId,
        dueAt: request.dueAt,
        mandate: nameMandate(mandate),
      });
    }
    await mailAboutHelper(deps, tx, mandate, { about: "accepted", account: email ?? "–" });
    await recordAuditEvent(tx, {
      actor: { kind: "resident", id: visitorId },
      action: "requests.helper_accepted",
      subjectType: request ? "request" : "mandate",
      subjectId: request ? request.reference : mandate.id,
      details: auditMandate(mandate),
      at,
    });
    return { status: "accepted", mandate };
  });
}
