import { readPublished } from "#app/domain/content/read-published.server.ts";
import { pageFactsSchema, policyFactsSchema } from "#app/domain/content/document-schema.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import { type CatalogueDeps, publicBounds } from "./bounds.server.ts";
import { type Bounds, selectDocument, selectOriginal, selectServiceTitles } from "./catalogue.queries.server.ts";
import type { Guide, Linked } from "./public-service.ts";
import { readTopics } from "./read-topics.server.ts";

/**
 * One policy or page in one language; `undefined` when it is not there, not open or not yet valid. A policy that counts
 * no longer is still found, as `isPast`, with the one that counts instead.
 */
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
  const original = policy && (await selectOriginal(deps.db, bounds, row.slug));
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
    isPast: row.is_past,
    supersededBy: await findSuccessor(deps, bounds, policy?.superseded_by),
    bodyLanguage: row.body_language ?? input.language,
    original: original && {
      format: original.format,
      sizeBytes: original.size_bytes,
      pageCount: original.page_count ?? undefined,
    },
  };
}

const MAX_VERSIONS = 20;

/** The version that counts today, past those in between that count no longer either. */
async function findSuccessor(
  deps: CatalogueDeps,
  bounds: Bounds,
  slug: string | undefined,
): Promise<Linked | undefined> {
  for (let n = 0; slug !== undefined && n < MAX_VERSIONS; n++) {
    const row = await selectDocument(deps.db, bounds, slug);
    if (!row) return undefined;
    if (!row.is_past) return { slug: row.slug, title: row.title };
    slug = row.kind === "policy" ? policyFactsSchema.parse(row.facts).superseded_by : undefined;
  }
  return undefined;
}
