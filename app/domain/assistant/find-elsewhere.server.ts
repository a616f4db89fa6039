import { readPublished } from "#app/domain/content/read-published.server.ts";
import { CONTENT_LANGUAGES, type ContentLanguage, DEFAULT_LANGUAGE } from "#app/i18n/languages.ts";
import { LlmError } from "#app/ports/llm/port.ts";
import { analyseFor } from "./analyse.server.ts";
import { extractAnswer } from "./compose/extract.ts";
import { PipelineContext } from "./context.ts";
import { type Elsewhere, readable } from "./elsewhere.server.ts";
import { hasCorpus, type PortalPage } from "./evidence.queries.server.ts";
import { findEvidence } from "./gather-evidence.server.ts";
import { readPortalPages } from "./portal-pages.server.ts";
import { findSamePage } from "./same-page.server.ts";
import { findBreach } from "./steps/injection-and-harm.ts";
import { translateQuery } from "./translate-query.server.ts";

/** What answers the question in a language of the content other than its own, the default one first. */
export async function findElsewhere(context: PipelineContext): Promise<Elsewhere | undefined> {
  // Words that no rule can read name no page.
  if (context.isUnread) return undefined;
  const others = CONTENT_LANGUAGES.filter((one) => one !== context.language).sort(
    (a, b) => Number(b === DEFAULT_LANGUAGE) - Number(a === DEFAULT_LANGUAGE),
  );
  for (const language of others) {
    const only = await listOnlyThere(context, language);
    const found = (await findByTranslation(context, language, only)) ?? (await findSamePage(context, language, only));
    if (found) return found;
  }
  return undefined;
}

/** Pages that are written in this language and not in the question's. */
async function listOnlyThere({ deps, language: own }: PipelineContext, language: ContentLanguage) {
  const here = new Set((await readPortalPages(deps, own)).map(keyOf));
  return (await readPortalPages(deps, language)).filter((page) => !here.has(keyOf(page)));
}

const keyOf = ({ kind, slug }: Pick<PortalPage, "kind" | "slug">): string => `${kind} ${slug}`;

/** With a model: the question in the other language, looked for among what is there in that language only. */
async function findByTranslation(
  context: PipelineContext,
  language: ContentLanguage,
  only: readonly PortalPage[],
): Promise<Elsewhere | undefined> {
  const { deps } = context;
  if (!deps.llm) return undefined;
  const isWorthIt =
    only.length > 0 || (await readPublished(deps.db, ["corpus", language], () => hasCorpus(deps.db, language)));
  const question = isWorthIt ? await translate(context, language) : undefined;
  if (question === undefined) return undefined;
  const keys = new Set(only.map(keyOf));
  const found = await findEvidence(askedIn(context, language, question), question);
  const there = found.filter((one) => one.language === language && (one.kind === "corpus" || keys.has(keyOf(one))));
  const evidence = await readable(context, there);
  const analyse = await analyseFor(context, language);
  const { statements } = extractAnswer({ parts: [question] }, evidence, analyse);
  return statements.length > 0 ? { statements, evidence, language, by: "translation" } : undefined;
}

/** The question as if it had been asked in another language, alone. Nothing is only near: no model judges what is quoted. */
function askedIn(context: PipelineContext, language: ContentLanguage, question: string): PipelineContext {
  const { deps, input, conversation, deadlineMs } = context;
  const models = { llm: undefined, reranker: undefined };
  const asked = new PipelineContext(
    { ...deps, ...models },
    { ...input, language },
    conversation,
    [],
    () => undefined,
    deadlineMs,
  );
  asked.standalone = question;
  return asked;
}

/** The other language was looked at besides: a model that fails here has not kept anybody from an answer. */
async function translate(context: PipelineContext, language: ContentLanguage): Promise<string | undefined> {
  try {
    const translated = await translateQuery(context, context.standalone, language);
    return translated?.isPlain && findBreach(translated.line) === undefined ? translated.line : undefined;
  } catch (error) {
    if (!(error instanceof LlmError)) throw error;
    Object.assign(context.note, { reason: error.reason, fellBack: true });
    return undefined;
  }
}
