import type { VectorsOutcome } from "./embed-index.server.ts";

/** What the person at the terminal should know about the vectors; nothing when there are none to speak of. */
export function describeVectors(outcome: VectorsOutcome): string | undefined {
  switch (outcome.status) {
    case "off":
      return undefined;
    case "no_extension":
      return "Vectors: EMBEDDINGS_BASE_URL is set, but the database has no pgvector. Searching by words alone.";
    case "done":
      return outcome.embedded > 0 ? `Vectors: ${outcome.embedded} passages.` : undefined;
    case "unanswered":
      return (
        `Vectors: the model at EMBEDDINGS_BASE_URL fails (${outcome.reason}). Searching by words alone; ` +
        `${outcome.missing} passages get their vectors with the next start or npm run ingest.`
      );
  }
}
