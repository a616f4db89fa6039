import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder, found upwards from this file, so that source and bundle agree. */
function findProjectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const manifest = join(folder, "package.json");
    if (existsSync(manifest) && (JSON.parse(readFileSync(manifest, "utf8")) as { name?: string }).name === "onewindow") {
      return folder;
    }
    const parent = dirname(folder);
    if (parent === folder) throw new Error("package.json of onewindow not found above " + import.meta.url);
    folder = parent;
  }
}

export const projectRoot = findProjectRoot();
export const migrationsDir = join(projectRoot, "app/db/migrations");
export const localesDir = join(projectRoot, "app/i18n/locales");
export const promptsDir = join(projectRoot, "prompts");
