import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import { calendarDateIn } from "#app/lib/calendar-date.ts";
import { type DraftKey, getDraft, placeOf } from "./draft-step.server.ts";
import { fieldsAsked } from "./form-answers.server.ts";
import { keptBeside, secretInputs } from "./kept-parts.ts";
import { stepSchema } from "./step-schema.server.ts";

/** What validates one step of a draft today, and the fields whose typed text must not be sent back to the page. */
export async function getStepSchema(
  deps: Pick<Services, "db" | "clock" | "site">,
  input: DraftKey & { readonly stepId: string; readonly language: Language },
) {
  const { draft, form } = await getDraft(deps, deps.db, input);
  // A form that was sent has lost its answers; saving says so.
  const place = placeOf(form, draft.answers, input.stepId);
  if (!place) throw new AppError("not_found");
  const fields = fieldsAsked(place.step, draft.answers);
  const today = calendarDateIn(deps.clock.now(), deps.site.time_zone);
  return {
    schema: stepSchema(fields, {
      language: input.language,
      today,
      site: deps.site,
      kept: keptBeside(fields, draft, input.stepId),
    }),
    secretFields: fields.flatMap(secretInputs),
  };
}
