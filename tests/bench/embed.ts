import { migrationsDir } from "#app/config/paths.server.ts";
import { migrate } from "#app/db/migrate.server.ts";
import { openPglite } from "#app/db/pglite.server.ts";
import { embedIndex } from "#app/domain/search/embed-index.server.ts";
import { indexDocuments } from "#app/domain/search/index-documents.server.ts";
import { createOpenAiEmbeddings } from "#app/ports/embeddings/openai.server.ts";
import { type Bench, median, quantile, ROUNDS, round } from "./bench.ts";
import { makeLaws } from "./law-passages.ts";
import { PacedEmbeddings } from "./paced-embeddings.ts";

const PASSAGES = 2_000;
/** 250 passages a second: a small model on a server with a modest graphics card. */
const MS_PER_PASSAGE = 4;

/** P16: new documents with words and vectors, as `npm run ingest` writes them, against the embedding server's own time. */
export const benchEmbed: Bench = async (say) => {
  const server = await PacedEmbeddings.start(MS_PER_PASSAGE);
  const db = await openPglite({});
  try {
    await migrate(db, migrationsDir);
    const embeddings = createOpenAiEmbeddings({ baseUrl: server.baseUrl, apiKey: "none", model: "paced" });
    const laws = makeLaws(PASSAGES);
    const rounds: { ratio: number; wallMs: number; ownMs: number }[] = [];
    for (let n = -1; n < ROUNDS; n++) {
      await db.query("truncate search_documents, search_terms, search_languages cascade");
      server.ownMs = 0;
      const startedMs = performance.now();
      const whileWriting = indexDocuments({ db }, laws);
      const outcome = await embedIndex({ db, embeddings }, { whileWriting });
      const wallMs = performance.now() - startedMs;
      if (outcome.status !== "done" || outcome.embedded !== PASSAGES)
        throw new Error(`not all got a vector: ${JSON.stringify(outcome)}`);
      say(`${PASSAGES} passages in ${round(wallMs, 0)} ms, ${round(server.ownMs, 0)} ms of it the server's`);
      // The first round warms up.
      if (n >= 0) rounds.push({ ratio: wallMs / server.ownMs, wallMs, ownMs: server.ownMs });
    }
    const ratios = rounds.map(({ ratio }) => ratio);
    return [
      {
        name: "embed",
        measure: "P16: ingest with embeddings / embedding server's own time",
        value: round(median(ratios)),
        unit: "ratio",
        gate: { atMost: 1.3 },
        goal: 1.05,
        betterQuarter: round(quantile(ratios, 0.25)),
        details: {
          wallMs: round(median(rounds.map(({ wallMs }) => wallMs)), 0),
          ownMs: round(median(rounds.map(({ ownMs }) => ownMs)), 0),
        },
      },
    ];
  } finally {
    await db.close();
    await server.stop();
  }
};
