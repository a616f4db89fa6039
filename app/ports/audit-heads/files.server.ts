import { mkdir, open, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { StartupError } from "#app/lib/startup-error.ts";
import type { AuditHead, AuditHeads } from "./port.ts";

const LINE = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) (\d+) ([0-9a-f]{64})$/;

function readLine(line: string, file: string, number: number): AuditHead {
  const [, at, seq, hash] = LINE.exec(line) ?? [];
  if (!at || !seq || !hash) throw new StartupError(`${file}:${number} is not a line as the portal writes them.`);
  return { at: new Date(at), seq: Number(seq), hash };
}

/** A file for each year in `directory`, a line for each end: moment, number of the last event, its hash. Only ever appended to. */
export function openAuditHeads(directory: string): AuditHeads {
  return {
    async append({ at, seq, hash }) {
      await mkdir(directory, { recursive: true });
      const file = await open(join(directory, `${at.getUTCFullYear()}.log`), "a", 0o640);
      try {
        await file.appendFile(`${at.toISOString()} ${seq} ${hash}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
    },
    async list() {
      const names = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return [];
        throw error;
      });
      const heads: AuditHead[] = [];
      for (const name of names.filter((one) => one.endsWith(".log")).sort()) {
        const lines = (await readFile(join(directory, name), "utf8")).split("\n").filter(Boolean);
        heads.push(...lines.map((line, at) => readLine(line, join(directory, name), at + 1)));
      }
      return heads;
    },
  };
}
