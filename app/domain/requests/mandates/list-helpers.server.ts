import type { Queryable } from "#app/db/port.ts";
import { listFormTitles } from "#app/domain/content/find-form.server.ts";
import type { Services } from "#app/domain/services.ts";
import { inLanguage, type Language } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import { selectHelperDrafts } from "#app/domain/requests/form-drafts.queries.server.ts";
import { parseReference } from "#app/domain/requests/reference.ts";
import { type RequestReader, selectRequest } from "#app/domain/requests/requests.queries.server.ts";
import type { EventKind } from "#app/domain/requests/types.ts";
import { type Mandate, type MandateState, stateOfMandate } from "./mandate.ts";
import {
  selectEverTakenUp,
  selectGiven,
  selectHelperSteps,
  selectOfRequest,
  selectReached,
  selectTakenUp,
} from "./mandates.queries.server.ts";

export type HelperStep = { readonly at: Date; readonly reference: string; readonly kind: EventKind };

/** A mandate as the resident and a desk see it, with what was done by it. */
export type ShownMandate = Pick<
  Mandate,
  "id" | "helper" | "resident" | "reference" | "consent" | "validUntil" | "codeUntil" | "endedAt" | "endedBy"
> & {
  readonly state: MandateState;
  /** The address of the account that took it up. */
  readonly account: string | undefined;
  readonly forms: readonly { readonly id: string; readonly title: string }[];
  readonly steps: readonly HelperStep[];
};

type Deps = Pick<Services, "db" | "clock">;

async function showAll(deps: Deps, mandates: readonly Mandate[], language: Language): Promise<ShownMandate[]> {
  const titles = await listFormTitles(deps.db);
  const steps = await selectHelperSteps(
    deps.db,
    mandates.map(({ id }) => id),
  );
  const now = deps.clock.now();
  return mandates.map((mandate) => {
    const { id, helper, resident, reference, consent, validUntil, codeUntil, endedAt, endedBy } = mandate;
    return {
      ...{ id, helper, resident, reference, consent, validUntil, codeUntil, endedAt, endedBy },
      state: stateOfMandate(mandate, now),
      account: mandate.helperEmail ?? undefined,
      forms: mandate.formIds.map((form) => ({ id: form, title: inLanguage(titles.get(form), language) ?? form })),
      steps: steps
        .filter((step) => step.mandateId === id)
        .map(({ at, reference: of, kind }) => ({ at, reference: of, kind })),
    };
  });
}

async function getSeen(db: Queryable, typed: string, reader: RequestReader) {
  const reference = parseReference(typed);
  const request = reference && (await selectRequest(db, reference, reader));
  if (!request) throw new AppError("not_found");
  return request;
}

/** Who may act on one request, for its resident or a desk that has it. Throws `not_found` for everybody else, helpers too. */
export async function listRequestHelpers(
  deps: Deps,
  input: { readonly reference: string; readonly reader: RequestReader; readonly language: Language },
) {
  const request = await getSeen(deps.db, input.reference, input.reader);
  const mandates = await showAll(deps, await selectOfRequest(deps.db, request.id), input.language);
  return { reference: request.reference, name: request.contact.name, mandates };
}

/** All that is stored of whom a resident named for forms, and of whom they help or helped. */
export async function listStoredMandates(
  deps: Deps,
  { visitorId, language }: { readonly visitorId: string; readonly language: Language },
) {
  const given = (await selectGiven(deps.db, visitorId)).filter(({ requestId }) => !requestId);
  return {
    helpers: await showAll(deps, given, language),
    helping: await showAll(deps, await selectEverTakenUp(deps.db, visitorId), language),
  };
}

/** All whom a resident named, and all whom they help, with the forms that they began for them. */
export async function listAccountHelpers(
  deps: Deps,
  input: { readonly visitorId: string; readonly language: Language },
) {
  const { visitorId, language } = input;
  const taken = await selectTakenUp(deps.db, visitorId, deps.clock.now());
  const reached = await selectReached(deps.db, visitorId, deps.clock.now());
  const drafts = await selectHelperDrafts(deps.db, visitorId, deps.clock.now());
  return {
    given: await showAll(deps, await selectGiven(deps.db, visitorId), language),
    helping: (await showAll(deps, taken, language)).map((mandate) => ({
      ...mandate,
      requests: reached.filter(({ mandateId }) => mandateId === mandate.id).map(({ reference }) => reference),
      drafts: drafts.filter(({ mandateId }) => mandateId === mandate.id),
    })),
  };
}
