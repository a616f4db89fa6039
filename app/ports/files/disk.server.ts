import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { assertFileName, FileMissingError, type FileName, type FileStore, isFileName } from "./port.ts";

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === "ENOENT";

async function sync(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Where a file of this name lies below a directory of files: by its first two digits, so that no folder holds them all. */
export const placeOnDisk = (name: FileName): string => join(name.slice(0, 2), name);

/** Files in `directory`, outside what is served; each written beside its place, flushed to the disk and then named. */
export function createDiskFiles(directory: string): FileStore {
  const pathOf = (name: string): string => {
    assertFileName(name);
    return join(directory, placeOnDisk(name));
  };
  return {
    async put(name, bytes) {
      const path = pathOf(name);
      const folder = dirname(path);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const beside = `${path}.part`;
      const handle = await open(beside, "wx", 0o600);
      try {
        try {
          await handle.writeFile(bytes);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(beside, path);
        await sync(folder);
      } catch (error) {
        await rm(beside, { force: true });
        throw error;
      }
    },
    async get(name) {
      return readFile(pathOf(name)).catch((error: unknown) => {
        throw isMissing(error) ? new FileMissingError(name) : error;
      });
    },
    async remove(name) {
      await rm(pathOf(name), { force: true });
    },
    async *list() {
      const folders = await readdir(directory).catch((error: unknown) => {
        if (isMissing(error)) return [];
        throw error;
      });
      for (const folder of folders.filter((one) => /^[0-9a-f]{2}$/.test(one))) {
        for (const entry of await readdir(join(directory, folder))) {
          // What a crash left half written is listed under the name it would have had.
          const name = entry.replace(/\.part$/, "");
          if (!isFileName(name)) continue;
          const facts = await stat(join(directory, folder, entry)).catch(() => undefined);
          if (!facts) continue;
          if (entry === name) yield { name, ageMs: Date.now() - facts.mtimeMs };
          else if (Date.now() - facts.mtimeMs > 3_600_000) await rm(join(directory, folder, entry), { force: true });
        }
      }
    },
  };
}
