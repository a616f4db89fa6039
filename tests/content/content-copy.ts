import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "#app/config/paths.server.ts";

export type ContentCopy = {
  readonly dir: string;
  read(file: string): Promise<string>;
  write(file: string, text: string): Promise<void>;
  /** Replaces text that must be there. */
  change(file: string, from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
};

/** The sample district in a folder of its own, to be broken by one test; it vanishes afterwards. */
export async function withContentCopy(work: (copy: ContentCopy) => Promise<void>): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), "content-"));
  try {
    await cp(join(projectRoot, "content"), dir, { recursive: true });
    const read = (file: string) => readFile(join(dir, file), "utf8");
    const write = (file: string, text: string) => writeFile(join(dir, file), text);
    await work({
      dir,
      read,
      write,
      async change(file, from, to) {
        const text = await read(file);
        if (!text.includes(from)) throw new Error(`${file} does not say ${from}`);
        await write(file, text.replace(from, to));
      },
      remove: (path) => rm(join(dir, path), { recursive: true }),
    });
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** The number of the first line with this text, counted from 1. */
export function lineWith(text: string, words: string): number {
  const index = text.split("\n").findIndex((line) => line.includes(words));
  if (index === -1) throw new Error(`no line says ${words}`);
  return index + 1;
}
