import { readPublished } from "#app/domain/content/read-published.server.ts";
import { pageFactsSchema, policyFactsSchema } from "#app/domain/content/document-schema.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import { type CatalogueDeps, publicBounds } from "./bounds.server.ts";
import { type Bounds, selectDocument, selectServiceTitles } from "./catalogue.queries.server.ts";
import type { Guide } from "./public-service.ts";
import { readTopics } from "./read-topics.server.ts";

/** One policy or page in one language; `undefined` when it is not there, not open or out of date. */
export function findGuide(
  deps: CatalogueDeps,
  input: { readonly slug: string; readonly language: ContentLanguage },
): Promise<Guide | undefined> {
  const bounds = publicBounds(deps, input.language);
  return readPublished(deps.db, ["guide", input.slug, bounds], () => readGuide(deps, bounds, input));
}

async function readGuide(
  deps: CatalogueDeps,
  bounds: Bounds,
  input: { readonly slug: string; readonly language: ContentLanguage },
): Promise<Guide | undefined> {
  const row = await selectDocument(deps.db, bounds, input.slug);
  if (!row) return undefined;
  const policy = row.kind === "policy" ? policyFactsSchema.parse(row.facts) : undefined;
  const facts = policy ?? pageFactsSchema.parse(row.facts);
  const titles = await selectServiceTitles(deps.db, bounds, policy?.services ?? []);
  const authority = policy && (await readTopics(deps)).authorities.find(({ id }) => id === policy.competent_authority);
  return {
    slug: row.slug,
    kind: row.kind,
    language: input.language,
    title: row.title,
    summary: row.summary,
    bodyHtml: row.body_html,
    headings: row.headings,
    competentAuthority: authority && { id: authority.id, name: authority.name[input.language] },
    documentNumber: policy?.document_number,
    services: [...titles].map(([slug, title]) => ({ slug, title })),
    validFrom: facts.valid_from,
    validTo: facts.valid_to,
    reviewedOn: facts.reviewed_on,
    reviewBy: facts.review_by,
  };
}
