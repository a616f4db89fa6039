import type { Services } from "#app/domain/services.ts";
import type { FormDefinition } from "#app/domain/content/form-schema.ts";
import type { Language } from "#app/i18n/languages.ts";
import { toIdentifier } from "./identifiers.ts";
import { matterOf } from "./matter.ts";
import { nameMatters } from "./name-matters.server.ts";
import { requestOfAnswers } from "./request-of-answers.ts";
import { selectOwnOpen, selectToldBefore } from "./asked-before.queries.server.ts";
import type { StoredRequestState } from "./states.ts";
import type { Answers, ServiceRequest } from "./types.ts";

/** What is open for longer is no reason any more not to ask. */
const DAYS = 180;
const DAY_MS = 86_400_000;

export const sinceAsked = ({ clock }: Pick<Services, "clock">): Date => new Date(clock.now().getTime() - DAYS * DAY_MS);

export type Asker = {
  readonly visitorId: string;
  /** A mail address that they have shown to be theirs; what was typed into a form proves nothing. */
  readonly provenEmail?: string | undefined;
};

export type AskedBefore = {
  /** Their own open request of the same service. */
  readonly own:
    | {
        readonly reference: string;
        readonly state: StoredRequestState;
        readonly askedAt: Date;
        readonly matter: string;
      }
    | undefined;
  /** Another's about the same place: service and day, nothing else. */
  readonly told: { readonly askedAt: Date; readonly matter: string } | undefined;
};

type Draft = { readonly formId: string; readonly form: FormDefinition; readonly answers: Answers };

/**
 * Whether what is about to be sent was asked already: by themselves, or, of a form whose matters have a place, by anybody.
 * A contact that was only typed finds nothing: else a form would tell who asked for what.
 */
export async function findAskedBefore(
  deps: Pick<Services, "db" | "clock" | "site">,
  { draft, asker, language }: { readonly draft: Draft; readonly asker: Asker; readonly language: Language },
): Promise<AskedBefore> {
  const { formId, form, answers } = draft;
  const matter = matterOf(form, answers);
  const { serviceSlug } = requestOfAnswers(form, answers);
  // At another place it is another matter, and what has none cannot be told to be the same.
  if (form.repeats ? !matter : !serviceSlug) return { own: undefined, told: undefined };
  const since = sinceAsked(deps);
  const email = toIdentifier("email", asker.provenEmail ?? "");
  const own = await selectOwnOpen(deps.db, { ...asker, email, matter, formId, serviceSlug, since });
  const told = matter && !own ? await selectToldBefore(deps.db, { ...asker, matter, since }) : undefined;
  const titleOf = await nameMatters(
    deps,
    language,
    [own, told].flatMap((one) => one ?? []),
  );
  const name = (one: ServiceRequest) => ({ askedAt: one.submittedAt, matter: titleOf(one) });
  return {
    own: own && { reference: own.reference, state: own.state, ...name(own) },
    told: told && name(told),
  };
}
