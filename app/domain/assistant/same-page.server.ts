import { findGuide } from "#app/domain/catalogue/find-guide.server.ts";
import { findPublicService } from "#app/domain/catalogue/find-public-service.server.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import { analyseFor } from "./analyse.server.ts";
import { quoteByForm, quoteOpening } from "./compose/extract.ts";
import { type Analyse, type Matter, matterOf, share } from "./compose/matter.ts";
import { namedTerms } from "./compose/page-names.ts";
import { nameFit } from "./compose/score-units.ts";
import type { PipelineContext } from "./context.ts";
import { type Elsewhere, readable } from "./elsewhere.server.ts";
import type { PortalPage } from "./evidence.queries.server.ts";
import { toSections } from "./gather-evidence.server.ts";
import { readNamedPages, readPortalPages } from "./portal-pages.server.ts";

/** So much of what a question names must stand in a page's names, and of all its words in names and summary. */
const NAMED_FROM = 0.5;
const COVERED_FROM = 0.58;

/**
 * Without a model: a page that has its names in the question's language and its text in the other. Named by the question, a
 * part headed by what is asked answers, else its opening is shown; of a page that only explains a service which is named, a fact
 * of the asked form alone will do.
 */
export async function findSamePage(
  context: PipelineContext,
  language: ContentLanguage,
  only: readonly PortalPage[],
): Promise<Elsewhere | undefined> {
  const analyse = await analyseFor(context, context.language);
  const matter = matterOf(context.standalone, analyse);
  if (matter.terms.size === 0) return undefined;
  const best = await findNamed(context, matter, analyse);
  const page = best && only.find(({ kind, slug }) => kind === best.kind && slug === best.slug);
  if (page) return quotePage(context, page, matter, false, language);
  for (const guide of await listGuidesOf(context, only, matter, analyse)) {
    const found = await quotePage(context, guide, matter, true, language);
    if (found) return found;
  }
  return undefined;
}

/** Of the pages that have only their names in the question's language, the one that it names best. */
async function findNamed(context: PipelineContext, matter: Matter, analyse: Analyse): Promise<PortalPage | undefined> {
  const named = (await readNamedPages(context.deps, context.language)).filter((page) => isNamed(matter, page, analyse));
  return named.sort((a, b) => nameFit(matter, b, analyse) - nameFit(matter, a, analyse))[0];
}

/** Whether a page that is not written in the question's language is the one it names, better than any that is. */
export async function isNamedElsewhere(context: PipelineContext, matter: Matter, analyse: Analyse): Promise<boolean> {
  if (matter.terms.size === 0) return false;
  const best = await findNamed(context, matter, analyse);
  if (!best) return false;
  const fit = nameFit(matter, best, analyse);
  return (await readPortalPages(context.deps, context.language)).every((page) => nameFit(matter, page, analyse) < fit);
}

function isNamed(matter: Matter, page: PortalPage, analyse: Analyse): boolean {
  const names = namedTerms(matter, page, analyse);
  const said = new Set([...names, ...page.sections.flatMap(({ text }) => analyse(text))]);
  return share(matter.subject, names) >= NAMED_FROM && share(matter.terms, said) >= COVERED_FROM;
}

/** Guides that explain a service which the question names, or that it names as its legal basis. */
async function listGuidesOf(
  { deps, language }: PipelineContext,
  only: readonly PortalPage[],
  matter: Matter,
  analyse: Analyse,
): Promise<PortalPage[]> {
  const guides = only.filter(({ kind }) => kind === "policy");
  if (guides.length === 0) return [];
  const services = (await readPortalPages(deps, language)).filter(
    (page) => page.kind === "service" && isNamed(matter, page, analyse),
  );
  const slugs = new Set(services.map(({ slug }) => slug));
  const bases = new Set<string>();
  for (const slug of slugs) {
    const service = await findPublicService(deps, { slug, language });
    for (const { guideSlug } of service?.legalBasis ?? []) if (guideSlug) bases.add(guideSlug);
  }
  const found: PortalPage[] = [];
  for (const guide of guides) {
    const facts = bases.has(guide.slug) ? undefined : await findGuide(deps, { slug: guide.slug, language });
    if (!facts || facts.services.some(({ slug }) => slugs.has(slug))) found.push(guide);
  }
  return found;
}

async function quotePage(
  context: PipelineContext,
  page: PortalPage,
  matter: Matter,
  isOnlyLinked: boolean,
  language: ContentLanguage,
): Promise<Elsewhere | undefined> {
  const evidence = await readable(context, toSections({ ...page, score: 1 }, page.sections));
  const found = { evidence, language, by: "same_page" } as const;
  const statements = quoteByForm(matter, evidence, await analyseFor(context, language), isOnlyLinked);
  if (statements.length > 0) return { ...found, statements };
  const opening = isOnlyLinked ? [] : quoteOpening(evidence);
  return opening.length > 0 ? { ...found, statements: opening, isOpening: true } : undefined;
}
