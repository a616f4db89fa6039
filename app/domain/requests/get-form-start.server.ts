import { type Assurance, isSureEnough, type SignedInAssurance } from "#app/domain/accounts/assurance.ts";
import { findForm, findFormVersion } from "#app/domain/content/find-form.server.ts";
import { describeHours, type HoursNow } from "#app/domain/desks/describe-hours.ts";
import { findDeskForService } from "#app/domain/desks/find-desk.ts";
import type { Services } from "#app/domain/services.ts";
import { inLanguage, type Language } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import { firstUnanswered, isAnswered } from "./draft-step.server.ts";
import { compareForms, type FormChanges } from "./form-changes.ts";
import { stepsAsked } from "./form-answers.server.ts";
import { selectOpenDraft } from "./form-drafts.queries.server.ts";
import { selectServicePromise } from "./services.queries.server.ts";

export type FormStart = {
  readonly formId: string;
  readonly title: string;
  readonly lead: string;
  readonly minutes: number;
  readonly needs: readonly string[];
  readonly serviceSlug: string | undefined;
  readonly keptDays: number;
  /** Whether guests cannot send it. */
  readonly isForSignedIn: boolean;
  /** What it takes to begin, when whoever asks has not shown as surely who they are. */
  readonly needed: SignedInAssurance | undefined;
  /** The desk that helps by phone, and where to go instead. */
  readonly desk: { readonly name: string; readonly phone: string; readonly hours: HoursNow };
  readonly centre: { readonly id: string; readonly name: string; readonly address: string } | undefined;
  /** Begun in this browser and not sent; `stepId` absent when only sending is left. */
  readonly draft:
    | {
        readonly id: string;
        readonly updatedAt: Date;
        readonly keptUntil: Date;
        /** It goes on with the questions it began with: in what they differ from those of now, where they do. */
        readonly changes: FormChanges | undefined;
        readonly stepId: string | undefined;
        /** Every page that is asked, and whether it has its answers. */
        readonly tasks: readonly { readonly stepId: string; readonly title: string; readonly isDone: boolean }[];
      }
    | undefined;
};

/** The page before a form: what it takes, and the ways to do without it. Throws `not_found` when it is not offered. */
export async function getFormStart(
  deps: Pick<Services, "db" | "clock" | "site">,
  input: {
    readonly formId: string;
    readonly visitorId: string | undefined;
    readonly assurance: Assurance;
    readonly language: Language;
  },
): Promise<FormStart> {
  const { formId, visitorId, assurance, language } = input;
  const stored = await findForm(deps.db, formId);
  if (!stored) throw new AppError("not_found");
  const { form, version } = stored;
  const now = deps.clock.now();
  const promise = form.service ? await selectServicePromise(deps.db, form.service) : undefined;
  const desk = findDeskForService(deps.site, promise?.deskId);
  const centre = deps.site.centres.find(({ id }) => id === desk.centre);
  const draft = visitorId ? await selectOpenDraft(deps.db, { formId, visitorId, now }) : undefined;
  const begun = draft && (await findFormVersion(deps.db, formId, draft.formVersion))?.form;
  return {
    formId,
    title: inLanguage(form.title, language),
    lead: inLanguage(form.lead, language),
    minutes: form.minutes,
    needs: form.needs.map((need) => inLanguage(need, language)),
    serviceSlug: form.service,
    keptDays: deps.site.retention.drafts,
    isForSignedIn: neededFor(form.assurance, "none") !== undefined,
    needed: neededFor(form.assurance, assurance),
    desk: { name: inLanguage(desk.name, language), phone: desk.phone, hours: describeHours(deps.site, desk, now) },
    centre: centre && {
      id: centre.id,
      name: inLanguage(centre.name, language),
      address: inLanguage(centre.address, language),
    },
    draft: draft &&
      begun && {
        id: draft.id,
        updatedAt: draft.updatedAt,
        keptUntil: draft.expiresAt,
        changes: draft.formVersion === version ? undefined : compareForms(begun, form, language),
        stepId: firstUnanswered(begun, draft.answers)?.id,
        tasks: stepsAsked(begun, draft.answers).map((step) => ({
          stepId: step.id,
          title: inLanguage(step.title, language),
          isDone: isAnswered(step, draft.answers) && step.fields.some(({ id }) => draft.answers[id] !== undefined),
        })),
      },
  };
}

function neededFor(needed: Assurance | undefined, has: Assurance): SignedInAssurance | undefined {
  return needed === undefined || needed === "none" || isSureEnough(has, needed) ? undefined : needed;
}
