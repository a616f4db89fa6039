import { analyseFor } from "./analyse.server.ts";
import { extractAnswer } from "./compose/extract.ts";
import { type Analyse, type Matter, share } from "./compose/matter.ts";
import { STRICT_KINDS } from "./compose/answer-shapes.ts";
import type { Evidence, PipelineContext } from "./context.ts";
import { findPage } from "./gather-evidence.server.ts";
import { readPortalPages } from "./portal-pages.server.ts";
import { isConcept } from "./words/everyday-words.ts";

/** What happens to papers, without a word of which. */
const VAGUE_CONCEPTS = /^concept0(?:lost|late|representative|relative|child|account)$/;
/** Words for papers that never say which. */
const PAPERS = /^(?:办证|办卡|证件|办事|paper|document)$/;
/** Stems and words for papers and payments of every kind. */
const GENERIC =
  /^(?:card|permit|certif|licenc|licens|registr|regist|paper|document|allow|subsidi|benefit|insur|concept0subsidy|补贴|津贴|登记|证明)$/;
/** So many services called so, and the word names none of them. */
const MANY = 2;

/** A service that a bare "allowance" can mean, with what it answers. */
export type Reading = {
  readonly slug: string;
  readonly title: string;
  readonly evidence: readonly Evidence[];
  readonly said: string;
};

async function listServices(context: PipelineContext) {
  const pages = await readPortalPages(context.deps, context.language);
  return pages.filter(({ kind }) => kind === "service");
}

/** Whether all that is asked for is a "card" or a "permit", of which there are many: then which one may have to be asked back. */
export async function namesNoService(
  context: PipelineContext,
  { terms: all, subject, numbers, isBare }: Matter,
): Promise<boolean> {
  if (numbers.some(({ unit }) => unit !== undefined)) return false;
  const terms = [...all.keys()].filter((term) => (subject.has(term) || isConcept(term)) && !VAGUE_CONCEPTS.test(term));
  if (isBare) return true;
  if (subject.size === 0) return false;
  if (terms.length === 0 || terms.every((term) => PAPERS.test(term))) return true;
  const analyse = await analyseFor(context, context.language);
  const names = (await listServices(context)).map(
    (page) => new Set(analyse([page.title, ...page.keywords].join("\n"))),
  );
  return terms.every((term) => GENERIC.test(term) && names.filter((one) => one.has(term)).length >= MANY);
}

/**
 * The services a bare word can mean that have an answer to what is asked, those that speak of most of it. Nothing when the
 * question asks for no fact by which they could be told apart.
 */
export async function findReadings(context: PipelineContext, matter: Matter): Promise<Reading[]> {
  const analyse = await analyseFor(context, context.language);
  const bare = [...matter.terms.keys()].filter((term) => GENERIC.test(term));
  const special = new Map([...matter.terms].filter(([term]) => !GENERIC.test(term)));
  const isFact = matter.kinds[0] !== undefined && STRICT_KINDS.includes(matter.kinds[0]) && !matter.isVague;
  if (bare.length === 0 || (special.size === 0 && !isFact)) return [];
  const readings: (Reading & { readonly held: number })[] = [];
  const titled = (await listServices(context)).filter(({ title }) =>
    bare.some((term) => analyse(title).includes(term)),
  );
  // The one service that has the word in its title need not be the one that is meant.
  if (titled.length < MANY) return [];
  for (const { slug, title } of titled) {
    const evidence = await findPage(context, title);
    const { statements } = extractAnswer({ parts: [context.standalone] }, evidence, analyse);
    if (statements.length === 0) continue;
    const said = statements.map(({ text }) => text).join("\n");
    readings.push({ slug, title, evidence, said, held: special.size === 0 ? 1 : mostHeld(special, evidence, analyse) });
  }
  const most = Math.max(0, ...readings.map(({ held }) => held));
  return readings.filter(({ held }) => held >= 0.5 && held === most);
}

/** How much of the wanted stands in one section. */
const mostHeld = (wanted: ReadonlyMap<string, number>, evidence: readonly Evidence[], analyse: Analyse): number =>
  Math.max(0, ...evidence.map((one) => share(wanted, new Set(analyse(`${one.section}\n${one.text}`)))));
