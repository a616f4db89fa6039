import { keepTyped } from "#app/domain/requests/keep-typed.server.ts";
import { findLapsedHolder } from "#app/domain/residents/find-lapsed-holder.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import type { LoadContext } from "./load-context.ts";
import { readResidentToken, signInToGoOn } from "./resident-session.server.ts";

/**
 * Keeps a page of a form that was sent just after its owner's session had ended by itself, and leads to sign-in and back to that
 * page, where it stands again. `undefined` for everybody else, and for a form that is not theirs.
 */
export async function keepAfterSession(
  request: Request,
  context: LoadContext,
  page: { readonly formId: string | undefined; readonly stepId: string; readonly form: FormData },
): Promise<Response | undefined> {
  const { services, language, resident } = context;
  const token = resident ? undefined : readResidentToken(services, request.headers.get("Cookie"), "session");
  const draftId = new URL(request.url).searchParams.get("draft");
  if (!token || !draftId || !page.formId) return undefined;
  const holder = await findLapsedHolder(services, token);
  if (!holder) return undefined;
  const { stepId, form, formId } = page;
  try {
    await keepTyped(services, { ...holder, formId, draftId, stepId, language, form });
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
  return signInToGoOn(request);
}
