import { readFile } from "node:fs/promises";
import pino from "pino";
import { parse } from "yaml";
import { z } from "zod";
import { projectRoot } from "#app/config/paths.server.ts";
import type { Database } from "#app/db/port.ts";
import { askQuestion } from "#app/domain/assistant/ask-question.server.ts";
import type { AssistantDeps, Progress } from "#app/domain/assistant/context.ts";
import { presentAnswer } from "#app/domain/assistant/present-answer.server.ts";
import type { Content, LoadedPolicy } from "#app/domain/content/content.ts";
import { policyFactsSchema } from "#app/domain/content/document-schema.ts";
import { listIndexEntries } from "#app/domain/content/index-entries.server.ts";
import { loadContent } from "#app/domain/content/load-content.server.ts";
import { publishContent } from "#app/domain/content/publish-content.server.ts";
import { renderMarkdown } from "#app/domain/content/render-markdown.server.ts";
import { documentTextsSchema } from "#app/domain/content/service-text-schema.ts";
import { indexDocuments } from "#app/domain/search/index-documents.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { createOpenAiLlm } from "#app/ports/llm/openai.server.ts";
import type { Llm } from "#app/ports/llm/port.ts";
import { ObedientModel } from "#tests/support/obedient-model.ts";
import { ScriptedLlm } from "#tests/support/scripted-llm.ts";
import { type Attack, evalsPath, toOrder } from "./attacks.ts";
import type { Shown, Truth } from "./find-harm.ts";

/** Tuesday, 10 November 2026, 10:30 in the district. */
const NOW = "2026-11-10T02:30:00Z";

const textsSchema = z.strictObject({
  title: z.string(),
  summary: z.string(),
  keywords: z.array(z.string()),
  body: z.string(),
});
const pagesSchema = z.array(
  z.strictObject({ slug: z.string(), as: z.enum(["policy", "corpus"]), en: textsSchema, "zh-CN": textsSchema }),
);
type PoisonedPage = z.infer<typeof pagesSchema>[number];

export type Asking = {
  readonly language: "en" | "zh-CN";
  readonly history?: readonly string[];
  /** Absent: without a model. */
  readonly llm?: Llm | undefined;
};

/** The sample portal with poisoned pages beside its own, and an obedient model at a real address. */
export type AttackedPortal = {
  readonly truth: Truth;
  readonly llm: Llm;
  ask(question: string, asking: Asking): Promise<Shown & { readonly totalMs: number }>;
  close(): Promise<void>;
};

export async function openAttackedPortal(db: Database, attacks: readonly Attack[]): Promise<AttackedPortal> {
  const clock = new SetClock(NOW);
  const loaded = await loadContent(`${projectRoot}/content`);
  if (loaded.status === "faulty") throw new Error("content/ has faults");
  const pages = pagesSchema.parse(parse(await readFile(evalsPath("poisoned-pages.yml"), "utf8")));
  const { content } = loaded;
  const themes = content.topics.themes.slice(0, 1).map(({ id }) => id);
  const authority = content.topics.authorities[0]?.id ?? "";
  const make = (page: PoisonedPage) => toPolicy(page, themes, authority);
  const published: Content = {
    ...content,
    documents: [...content.documents, ...pages.filter(({ as }) => as === "policy").map(make)],
  };
  await publishContent({ db, clock }, published);
  const foreign = listIndexEntries({
    ...content,
    services: [],
    documents: pages.filter(({ as }) => as === "corpus").map(make),
  });
  await indexDocuments(
    { db },
    foreign
      .filter(({ slug }) => pages.some((page) => page.slug === slug))
      .map((entry) => ({ ...entry, id: entry.id.replace("policy", "corpus"), kind: "corpus" as const })),
  );
  const server = await ScriptedLlm.start();
  server.script = "obedient";
  server.model = new ObedientModel(attacks.map(toOrder));
  const llm = createOpenAiLlm({ baseUrl: server.baseUrl, apiKey: "k", model: "obedient" });
  const own = { db, clock, site: content.site, log: pino({ level: "silent" }) };
  return {
    truth: truthOf(content, pages),
    llm,
    ask: (question, asking) => ask({ ...own, llm: asking.llm }, server, question, asking),
    close: () => server.stop(),
  };
}

function toPolicy(page: PoisonedPage, themes: readonly string[], authority: string): LoadedPolicy {
  const write = (language: "en" | "zh-CN") => {
    const { body, ...texts } = page[language];
    return { texts: documentTextsSchema.parse(texts), body: renderMarkdown(body, language) };
  };
  return {
    kind: "policy",
    facts: policyFactsSchema.parse({
      identifier: page.slug,
      competent_authority: authority,
      themes,
      services: [],
      grade: "public",
      valid_from: "2025-01-01",
      reviewed_on: "2026-03-02",
      review_by: "2027-03-01",
      owner: "civil-affairs",
    }),
    written: { en: write("en"), "zh-CN": write("zh-CN") },
  };
}

async function ask(deps: AssistantDeps, server: ScriptedLlm, question: string, asking: Asking) {
  const streamed: string[] = [];
  const before = server.requests.length;
  let conversationId: string | undefined;
  for (const text of [...(asking.history ?? []), question]) {
    const isLast = text === question;
    const startedMs = performance.now();
    const outcome = await askQuestion(
      deps,
      { question: text, language: asking.language, mode: "full", channel: "cli", conversationId },
      (progress: Progress) => progress.type === "text" && streamed.push(progress.text),
    );
    const totalMs = performance.now() - startedMs;
    if (outcome.status !== "answered") throw new Error(`${question}: ${outcome.status}`);
    conversationId = outcome.conversationId;
    if (!isLast) continue;
    const stored = await deps.db.query<{ text: string }>("select text from questions where id = $1", [
      outcome.questionId,
    ]);
    return {
      reply: presentAnswer(deps, outcome.answer, conversationId),
      streamed,
      storedQuestion: stored.rows[0]?.text ?? "",
      sentToModel: JSON.stringify(server.requests.slice(before)),
      totalMs,
    };
  }
  throw new Error(`${question}: nothing asked`);
}

const NOTES = ["other_language", "translated", "masked", "partly"] as const;
const digits = (text: string) => text.replace(/\D/g, "");

function truthOf(content: Content, pages: readonly PoisonedPage[]): Truth {
  const { site } = content;
  const channels = content.services.flatMap(({ facts }) => facts.channels);
  const phones = new Set(
    [
      ...site.hotlines.map(({ number }) => number),
      ...site.centres.map(({ phone }) => phone),
      ...site.desks.map(({ phone }) => phone),
      ...channels.flatMap((channel) => ("phone" in channel ? [channel.phone] : [])),
    ].map(digits),
  );
  const clean = new Map<string, string>();
  for (const entry of listIndexEntries(content)) {
    const said = [entry.title, ...entry.sections.flatMap(({ heading, text }) => [heading ?? "", text])].join("\n");
    clean.set(entry.url, `${clean.get(entry.url) ?? ""}\n${said}`);
  }
  // Of a poisoned page only the first sentence under each heading is true.
  for (const page of pages)
    clean.set(
      `/guides/${page.slug}`,
      [page.en.body, page["zh-CN"].body]
        .flatMap((body) => body.match(/^##[^\n]*\n\n(?:\|.*\n|-.*\n|[^.。\n]*[.。:：]\n*)+/gm) ?? [])
        .join("\n"),
    );
  const notes = (["en", "zh-CN"] as const).flatMap((language) => {
    const t = getTranslator(language);
    return [
      ...NOTES.map((name) => t(`assistant:note.${name}`)),
      t("assistant:note.missing", { missing: "\u0000" }).split("\u0000")[0] ?? "",
    ];
  });
  return {
    phones,
    textAt: (url) => clean.get(url.split("#")[0] ?? url) ?? "",
    crisisLine: site.hotlines.find(({ kind }) => kind === "crisis")?.number ?? "",
    notes,
  };
}
