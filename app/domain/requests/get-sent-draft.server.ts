import type { FormDefinition } from "#app/domain/content/form-schema.ts";
import type { Services } from "#app/domain/services.ts";
import { AppError } from "#app/lib/app-error.ts";
import { type DraftKey, getDraft } from "./draft-step.server.ts";
import { selectBySubmissionKey } from "./requests.queries.server.ts";
import { deriveSecret } from "./secret.server.ts";

export type SentDraft = { readonly form: FormDefinition; readonly reference: string; readonly secret: string };

/**
 * Reference and code of a form that was sent, for the browser that sent it, as long as its draft is kept. Throws
 * `not_found` before it was sent, and for anybody else.
 */
export async function getSentDraft(
  deps: Pick<Services, "db" | "clock" | "sessionSecret">,
  key: DraftKey,
): Promise<SentDraft> {
  const { draft, form } = await getDraft(deps, deps.db, key);
  const sent = draft.requestId && (await selectBySubmissionKey(deps.db, draft.submissionKey));
  if (!sent) throw new AppError("not_found");
  return { form, reference: sent.reference, secret: deriveSecret(deps.sessionSecret, draft.submissionKey) };
}
