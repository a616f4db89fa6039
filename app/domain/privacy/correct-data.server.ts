import { correctContact, recordCorrection } from "#app/domain/requests/correct-contact.server.ts";
import { isPhone, normalisePhone } from "#app/domain/requests/field-rules.ts";
import { selectRequest } from "#app/domain/requests/requests.queries.server.ts";
import type { NotifyDeps } from "#app/domain/requests/notify-resident.server.ts";
import { isOpenState } from "#app/domain/requests/states.ts";
import type { Services } from "#app/domain/services.ts";
import { selectOwnReferences } from "./own-data.queries.server.ts";

export type PhoneOutcome = { readonly status: "changed"; readonly requests: number } | { readonly status: "wrong" };

/** Puts another telephone number to all of the holder's requests that are not over. */
export async function correctPhone(
  deps: Pick<Services, "db"> & NotifyDeps,
  visitorId: string,
  typed: string,
): Promise<PhoneOutcome> {
  const phone = normalisePhone(typed);
  if (!isPhone(phone)) return { status: "wrong" };
  return deps.db.transaction(async (tx): Promise<PhoneOutcome> => {
    const reader = { kind: "visitor", visitorId } as const;
    const changed: string[] = [];
    for (const reference of await selectOwnReferences(tx, visitorId)) {
      const request = await selectRequest(tx, reference, reader, { forUpdate: true });
      if (!request || !isOpenState(request.state)) continue;
      if (await correctContact(tx, deps, { request, contact: { phone } })) changed.push(reference);
    }
    // The trail is locked once everything else is done.
    for (const reference of changed) await recordCorrection(tx, deps, reference, visitorId);
    return { status: "changed", requests: changed.length };
  });
}
