import { workableDesks } from "#app/domain/accounts/desk-scope.ts";
import type { StaffSession } from "#app/domain/accounts/staff-session.ts";
import type { Services } from "#app/domain/services.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import type { Language } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import { findLeading, type MergeRefusal } from "./merge-request.server.ts";
import { selectMergeable } from "./request-merges.queries.server.ts";
import { findTransition, OPEN_STATES } from "./states.ts";
import { getStaffActor, type StaffView, viewRequestAsStaff } from "./view-request-as-staff.server.ts";

const MOST_SUGGESTIONS = 5;

export type MergeChoice = {
  readonly view: StaffView;
  /** Open ones that look like the same matter, with what they share. */
  readonly suggestions: readonly {
    readonly reference: string;
    readonly submittedAt: Date;
    readonly kinds: readonly string[];
  }[];
  /** The other, once it was named, as this member of staff may read it. */
  readonly other: { readonly view: StaffView; readonly via: string | undefined } | undefined;
  readonly refusal: MergeRefusal | "not_allowed" | undefined;
  /** What its resident may be told, in the resident's language, to be changed as needed. */
  readonly words: string;
};

/** What can be merged with what: suggestions first, then both side by side. Throws `not_found` for another desk's request. */
export async function getMergeChoice(
  deps: Pick<Services, "db" | "clock" | "site" | "scanner">,
  input: {
    readonly reference: string;
    readonly into: string | undefined;
    readonly staff: StaffSession;
    readonly language: Language;
  },
): Promise<MergeChoice> {
  const { into, staff, language } = input;
  const actor = getStaffActor(staff);
  const view = await viewRequestAsStaff(deps, input);
  if (!view.isWorker) throw new AppError("not_found");
  const { request } = view.found;
  const suggestions = await selectMergeable(deps.db, request, {
    deskIds: workableDesks(staff),
    states: [...OPEN_STATES],
    limit: MOST_SUGGESTIONS,
  });
  const words = getTranslator(request.language)("requests:joined.words");
  const choice = { view, suggestions, words, other: undefined, refusal: undefined };
  if (!findTransition(request.state, "duplicate", actor.kind)) return { ...choice, refusal: "not_allowed" };
  if (into === undefined) return choice;
  const found = await findLeading(deps, { request, into, actor });
  if (found.status === "refused") return { ...choice, refusal: found.reason };
  const { reference } = found.leading;
  return { ...choice, other: { view: await viewRequestAsStaff(deps, { reference, staff, language }), via: found.via } };
}
