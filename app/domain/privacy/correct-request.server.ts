import { correctContact, recordCorrection } from "#app/domain/requests/correct-contact.server.ts";
import { isPhone, normalisePhone } from "#app/domain/requests/field-rules.ts";
import { isOwnSecret } from "#app/domain/requests/is-own-secret.server.ts";
import type { NotifyDeps } from "#app/domain/requests/notify-resident.server.ts";
import { selectRequest } from "#app/domain/requests/requests.queries.server.ts";
import { isOverState } from "#app/domain/requests/states.ts";
import type { Services } from "#app/domain/services.ts";
import { AppError } from "#app/lib/app-error.ts";

type Deps = Pick<Services, "db" | "sessionSecret"> & NotifyDeps;

export type CorrectionFault = "phone_wrong" | "email_wrong" | "way_needed" | "code_wrong";
export type CorrectRequestOutcome =
  | { readonly status: "corrected" | "same" | "over" }
  | { readonly status: "refused"; readonly faults: readonly CorrectionFault[] };

export type CorrectRequestInput = {
  readonly reference: string;
  readonly visitorId: string;
  /** The code of the request, as typed. */
  readonly secret: string;
  /** As typed; empty takes it away. */
  readonly phone: string;
  readonly email: string;
};

/**
 * Puts another telephone number and mail address to one request, for whoever opened it and knows its code. One way to be
 * reached must stay. To a browser that was not let in, the request is not there, whatever was typed.
 */
export function correctRequest(deps: Deps, input: CorrectRequestInput): Promise<CorrectRequestOutcome> {
  const { reference, visitorId } = input;
  const phone = normalisePhone(input.phone);
  const email = input.email.trim();
  return deps.db.transaction(async (tx): Promise<CorrectRequestOutcome> => {
    const request = await selectRequest(tx, reference, { kind: "visitor", visitorId }, { forUpdate: true });
    if (!request) throw new AppError("not_found");
    const faults: CorrectionFault[] = [];
    if (phone && !isPhone(phone)) faults.push("phone_wrong");
    if (email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) faults.push("email_wrong");
    if (!phone && !email) faults.push("way_needed");
    if (!(await isOwnSecret(tx, deps, input))) faults.push("code_wrong");
    if (faults.length > 0) return { status: "refused", faults };
    if (isOverState(request.state)) return { status: "over" };
    const contact = { phone: phone || undefined, email: email || undefined };
    if (!(await correctContact(tx, deps, { request, contact }))) return { status: "same" };
    await recordCorrection(tx, deps, reference, visitorId);
    return { status: "corrected" };
  });
}
