import type { RetrievedChunk } from "#app/domain/search/retrieve.server.ts";
import { PortalRetriever } from "#app/domain/search/portal-retriever.server.ts";
import { splitQuestion } from "../compose/split-question.ts";
import { splitUnits } from "../compose/sentences.ts";
import type { Evidence, PipelineContext, PipelineStep } from "../context.ts";
import { INJECTION } from "../rules/guardrail-phrases.ts";
import { foldText } from "../rules/normalise.ts";
import { matchesPhrase } from "../rules/phrases.ts";

const MAX_SECTIONS = 6;

/** Orders hidden in a document are taken out before anybody reads it: neither quoted nor shown to a model. */
function withoutOrders(text: string): string {
  if (!matchesPhrase(INJECTION, foldText(text))) return text;
  return splitUnits(text)
    .filter((unit) => !matchesPhrase(INJECTION, foldText(unit.text)))
    .map((unit) => (unit.isListItem ? `- ${unit.text}` : unit.text))
    .join("\n");
}

function toEvidence(chunk: RetrievedChunk): Evidence {
  return {
    id: chunk.chunkId,
    kind: chunk.kind,
    slug: chunk.slug,
    title: chunk.title,
    url: chunk.url,
    anchor: chunk.anchor,
    section: [...chunk.headingPath, chunk.heading ?? ""].filter(Boolean).join(" › ") || chunk.title,
    text: withoutOrders(chunk.text),
    language: chunk.language,
    checkedOn: chunk.reviewedOn,
    score: chunk.score,
  };
}

async function search(context: PipelineContext, question: string) {
  const { db, clock, site } = context.deps;
  const retriever = new PortalRetriever(
    { db, clock, site },
    { language: context.language, ceiling: "public", limit: MAX_SECTIONS },
  );
  return retriever.retrieve(question);
}

/** Finds the sections an answer may rest on; several questions in one are each looked for. */
export const retrieveStep: PipelineStep = {
  name: "retrieve",
  async run(context) {
    const parts = splitQuestion(context.standalone);
    const found = [await search(context, context.standalone)];
    if (parts.length > 1) for (const part of parts) found.push(await search(context, part));
    context.confidence = Math.max(...found.map((one) => one.confidence));
    const confident = found.filter((one) => one.isConfident);
    const chunks = new Map<string, RetrievedChunk>();
    for (const { chunks: some } of confident)
      for (const chunk of some) if (!chunks.has(chunk.chunkId)) chunks.set(chunk.chunkId, chunk);
    context.evidence = [...chunks.values()].map(toEvidence).filter((one) => one.text.trim() !== "");
    if (context.evidence.length === 0) context.stop("unanswerable_no_source");
  },
};
