import type { ContentLanguage } from "#app/i18n/languages.ts";
import { makeGuard } from "./compose/guard.server.ts";
import { withoutTampering } from "./compose/tampering.ts";
import type { Evidence, PipelineContext, Statement } from "./context.ts";

/** What answers a question in another language than its own. */
export type Elsewhere = {
  readonly statements: readonly Statement[];
  readonly evidence: readonly Evidence[];
  readonly language: ContentLanguage;
  /** All that can be shown is what the page is about. */
  readonly isOpening?: true;
  /** How it was found: the question was translated, or the page is named alike in the question's language. */
  readonly by: "translation" | "same_page";
};

/** Without what does not belong on an authority's page. */
export async function readable(context: PipelineContext, evidence: readonly Evidence[]): Promise<Evidence[]> {
  const { isOwn } = await makeGuard(context);
  return evidence.flatMap((one) => withoutTampering(one, isOwn));
}
