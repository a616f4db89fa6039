import type { Queryable } from "#app/db/port.ts";
import { selectSetting } from "#app/domain/catalogue/catalogue.queries.server.ts";
import { readPublished } from "#app/domain/content/read-published.server.ts";
import { replyTemplatesSchema } from "#app/domain/content/reply-templates-schema.ts";
import { inLanguage, type Language } from "#app/i18n/languages.ts";
import type { StoredRequestState } from "./states.ts";
import type { ServiceRequest } from "./types.ts";

/** A text for an answer: its title in the language of staff, its words in that of the resident. */
export type ReplyChoice = {
  readonly id: string;
  readonly states: readonly StoredRequestState[];
  readonly title: string;
  readonly words: string;
};

/** The texts that fit a request, as last published. */
export async function listReplyTemplates(
  db: Queryable,
  request: Pick<ServiceRequest, "language" | "serviceSlug">,
  language: Language,
): Promise<ReplyChoice[]> {
  const templates = await readPublished(db, ["reply_templates"], async () => {
    const value = await selectSetting(db, "reply_templates");
    return value === undefined ? [] : replyTemplatesSchema.parse(value);
  });
  return templates
    .filter(({ services }) => !services || (request.serviceSlug && services.includes(request.serviceSlug)))
    .map(({ id, states, title, words }) => ({
      id,
      states,
      title: inLanguage(title, language),
      words: inLanguage(words, request.language),
    }));
}
