import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

function isProjectRoot(folder: string): boolean {
  const manifest = join(folder, "package.json");
  return existsSync(manifest) && (JSON.parse(readFileSync(manifest, "utf8")) as { name?: string }).name === "onewindow";
}

/** The project's folder: upwards from this file, so that source and bundle agree, else (`BUILD_DIR` elsewhere) from where we run. */
function findProjectRoot(): string {
  for (const start of [dirname(fileURLToPath(import.meta.url)), process.cwd()]) {
    for (let folder = start; ; folder = dirname(folder)) {
      if (isProjectRoot(folder)) return folder;
      if (folder === dirname(folder)) break;
    }
  }
  throw new Error("The project's package.json was not found. Run this command in the project's folder.");
}

export const projectRoot = findProjectRoot();
export const migrationsDir = join(projectRoot, "app/db/migrations");
export const pgliteWorkerPath = join(projectRoot, "app/db/pglite-worker.mjs");
export const documentWorkerPath = join(projectRoot, "app/ports/documents/parse-worker.mjs");
export const localesDir = join(projectRoot, "app/i18n/locales");
export const promptsDir = join(projectRoot, "prompts");

export const portalVersion = (): string =>
  (JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")) as { version: string }).version;
