import { parseArgs } from "node:util";
import { ConfigError, readConfig } from "#app/config/env.server.ts";
import type { ContentFault, RefusedFile } from "#app/domain/content/content.ts";
import { isStartupError } from "#app/lib/startup-error.ts";
import { createOpenAiEmbeddings } from "#app/ports/embeddings/openai.server.ts";
import { describeVectors } from "#app/domain/search/describe-vectors.ts";
import { openClock, openDocumentParser, openMigratedDatabase } from "#app/services.server.ts";
import { PathError, planIngest } from "./plan.ts";
import { createProgress, noProgress } from "./progress.ts";
import { type IngestReport, readSources, writeSources } from "./run-ingest.ts";

const USAGE = "npm run ingest -- [paths] [--check] [--json] [--new-vectors]";

type Options = {
  readonly paths: string[];
  readonly isCheck: boolean;
  readonly isJson: boolean;
  /** Vectors of every passage anew, by a model that may be another one. */
  readonly isAnew: boolean;
};

class UsageError extends Error {}

function readOptions(args: string[]): Options {
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        check: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        "new-vectors": { type: "boolean", default: false },
      },
    });
    return { paths: positionals, isCheck: values.check, isJson: values.json, isAnew: values["new-vectors"] };
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)} (usage: ${USAGE})`);
  }
}

/** Reads, checks and, unless only a check was asked for, writes. Gives the exit status; the last line says how it went. */
async function ingest({ paths, isCheck, isJson, isAnew }: Options): Promise<number> {
  const config = readConfig(process.env);
  if (isAnew && !config.embeddings)
    throw new UsageError("--new-vectors needs EMBEDDINGS_BASE_URL and EMBEDDINGS_MODEL");
  // npm runs scripts in the project's folder; paths are meant from where it was called.
  const from = process.env.INIT_CWD ?? process.cwd();
  const progress = isJson ? noProgress : createProgress(process.stdout);
  const plan = planIngest(paths, { contentDir: config.contentDir, from });
  const parser = openDocumentParser(config);
  const { sources, faults, refused } = await readSources(plan, { from, progress, parser });
  if (faults.length > 0) {
    progress.end();
    tellFaults(faults, isJson);
    return 1;
  }
  const counts = {
    services: sources.content?.services.length ?? 0,
    documents: (sources.content?.documents.length ?? 0) + sources.corpusDocuments,
    forms: sources.content?.forms.length ?? 0,
  };
  if (isCheck) {
    progress.end();
    const status = refused.length > 0 ? "refused" : "sound";
    if (isJson) console.log(JSON.stringify({ status, ...counts, faults: [], refused }));
    else console.log(`Sound: ${counts.services} services, ${counts.documents} documents, ${counts.forms} forms.`);
    if (!isJson) tellRefused(refused);
    return refused.length > 0 ? 1 : 0;
  }
  const db = await openMigratedDatabase(config, "npm run ingest");
  try {
    const embeddings = config.embeddings && createOpenAiEmbeddings(config.embeddings);
    const deps = { db, clock: openClock(config), embeddings };
    const report = await writeSources(deps, sources, {
      only: plan.only,
      isAnew,
      progress,
      parsed: parser.counts.parsed,
    });
    progress.end();
    tellReport(report, refused, isJson);
    return report.vectors.status === "unanswered" || refused.length > 0 ? 1 : 0;
  } finally {
    await db.close();
  }
}

/** What is wrong with the vectors comes last. */
function tellReport({ vectors, ...report }: IngestReport, refused: readonly RefusedFile[], isJson: boolean): void {
  if (isJson) {
    console.log(JSON.stringify({ status: "ingested", ...report, vectors, faults: [], refused }));
    return;
  }
  console.log(
    `Done: ${report.written} written, ${report.unchanged} unchanged, ${report.removed} removed, ${report.indexed} indexed.`,
  );
  tellRefused(refused);
  const line = describeVectors(vectors);
  if (vectors.status === "unanswered") console.error(line);
  else if (line) console.log(line);
}

/** Everything else was taken in; these files need somebody. */
function tellRefused(refused: readonly RefusedFile[]): void {
  for (const { file, reason } of refused) console.error(`${file}: refused: ${reason}`);
}

function tellFaults(faults: readonly ContentFault[], isJson: boolean): void {
  if (isJson) {
    console.log(JSON.stringify({ status: "faulty", faults }));
    return;
  }
  const lines = faults.map(({ file, line, message }) => `${file}:${line}: ${message}`);
  if (lines.length > 1) {
    for (const line of lines) console.error(line);
    console.error(`${lines.length} faults, the first: ${lines[0]}`);
  } else {
    console.error(lines[0]);
  }
}

/** Whether the message was written for the person at the terminal. */
function isExplained(error: unknown): error is Error {
  return (
    error instanceof PathError || error instanceof UsageError || error instanceof ConfigError || isStartupError(error)
  );
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  try {
    process.exitCode = await ingest(readOptions(args));
  } catch (error) {
    if (!isExplained(error)) throw error;
    // One line, so that the last line of the output is the whole fault.
    const message = error.message.replace(/\s*\n\s*/g, " ");
    if (args.includes("--json")) console.log(JSON.stringify({ status: "failed", faults: [{ message }] }));
    else console.error(message);
    process.exitCode = 1;
  }
}

await main();
