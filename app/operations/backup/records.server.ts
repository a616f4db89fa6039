import { createHash } from "node:crypto";
import { createReadStream, type Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import type { ArchivedFile } from "./manifest.ts";

/** Below the data directory: what residents and staff attached. Mails, caches and logs are no records. */
export const FILES = "files";
/** In the data directory: what must stay secret. `demo-accounts.json` holds the sample accounts' passwords. */
export const KEY_FILES = ["session-secret", "encryption-keys", "push-key", "demo-accounts.json"] as const;

export type FoundFile = ArchivedFile & { /** Where it lies. */ readonly source: string };

export async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

export async function describeFile(source: string, path: string): Promise<FoundFile> {
  return { source, path, size: (await stat(source)).size, sha256: await hashFile(source) };
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Every file below `root` under its name in the archive, in order, and the folders that hold nothing. */
export async function listTree(root: string, name: string): Promise<{ files: FoundFile[]; folders: string[] }> {
  const entries = (await exists(root)) ? await readdir(root, { recursive: true, withFileTypes: true }) : [];
  const pathOf = (entry: Dirent): string => join(entry.parentPath, entry.name);
  const nameOf = (path: string): string => `${name}/${relative(root, path).split(sep).join("/")}`;
  const files: FoundFile[] = [];
  for (const path of entries
    .filter((entry) => entry.isFile())
    .map(pathOf)
    .sort())
    files.push(await describeFile(path, nameOf(path)));
  const parents = new Set(entries.map((entry) => entry.parentPath));
  const folders = entries.filter((entry) => entry.isDirectory()).map(pathOf);
  return {
    files,
    folders: folders
      .filter((path) => !parents.has(path))
      .map(nameOf)
      .sort(),
  };
}

export async function listKeyFiles(dataDir: string): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  for (const name of KEY_FILES) {
    const path = join(dataDir, name);
    if (await exists(path)) found.push(await describeFile(path, `keys/${name}`));
  }
  return found;
}
