import type { Services } from "#app/domain/services.ts";
import type { ReadingProfile } from "./resident.ts";
import { updateProfile } from "./residents.queries.server.ts";

/** How a resident reads in every browser: what stands in `profile` is kept, what is left out is each browser's own again. */
export const changeLook = ({ db }: Pick<Services, "db">, residentId: string, profile: ReadingProfile): Promise<void> =>
  updateProfile(db, residentId, profile);

/**
 * What a resident chose on a page by its switches. Only what their account keeps changes there: whoever left it to each browser
 * goes on so.
 */
export async function followSwitches(
  deps: Pick<Services, "db">,
  resident: { readonly id: string; readonly profile: ReadingProfile },
  chosen: ReadingProfile,
): Promise<void> {
  const { profile } = resident;
  const language = profile.language && (chosen.language ?? profile.language);
  const mode = profile.mode && (chosen.mode ?? profile.mode);
  if (language === profile.language && mode === profile.mode) return;
  await changeLook(deps, resident.id, { ...(language && { language }), ...(mode && { mode }) });
}
