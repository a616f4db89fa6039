import type { Transaction } from "#app/db/port.ts";
import type { Services } from "#app/domain/services.ts";
import { findCurrentSecret } from "./is-own-secret.server.ts";
import type { IdentityCheck } from "./identity-checks.ts";
import { notifyResident, type NotifyDeps } from "./notify-resident.server.ts";
import { recordRequestEvent } from "./record-request-event.server.ts";
import { updateSecretHash } from "./request-access.queries.server.ts";
import { deriveSecret, hashSecret } from "./secret.server.ts";
import type { ServiceRequest } from "./types.ts";

type RenewedBy =
  /** With a code that went to the contact of the request. */
  | { readonly kind: "resident" }
  | {
      readonly kind: "agent" | "supervisor";
      readonly staffId: string;
      readonly check: IdentityCheck;
      readonly reason: string;
    };

/**
 * Gives a request another code, worked out from `key`: the one before opens nothing from now on. Stands in the timeline; what
 * staff did is mailed to the contact, too, without the code. `false` when it has this code already, as after sending a page twice. The caller
 * holds the request's lock and records the audit event last.
 */
export async function renewSecret(
  tx: Transaction,
  deps: NotifyDeps & Pick<Services, "sessionSecret">,
  { request, key, by }: { readonly request: ServiceRequest; readonly key: string; readonly by: RenewedBy },
): Promise<boolean> {
  const { id: requestId, reference, deskId, serviceSlug, dueAt, language, contact } = request;
  if (await findCurrentSecret(tx, deps, { reference, key })) return false;
  const secret = deriveSecret(deps.sessionSecret, key);
  await updateSecretHash(tx, requestId, hashSecret(deps.sessionSecret, reference, secret));
  const isStaff = by.kind !== "resident";
  await recordRequestEvent(deps, tx, {
    requestId,
    reference,
    at: deps.clock.now(),
    kind: "access_renewed",
    actorKind: by.kind,
    actorStaffId: isStaff ? by.staffId : undefined,
    deskId,
    dueAt,
    ...(isStaff && { check: by.check, wordsForResident: by.reason }),
  });
  // A code by mail has just told the same address.
  if (isStaff)
    await notifyResident(deps, tx, {
      requestId,
      to: contact.email,
      language,
      reference,
      deskId,
      serviceSlug,
      dueAt,
      about: "access_renewed",
    });
  return true;
}
