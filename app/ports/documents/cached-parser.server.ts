import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { DocumentParser, ParsedDocument } from "./port.ts";

/** Bump it when the same file gives other blocks: everything is read anew then. */
export const PARSER_VERSION = 2;

const page = z.int().optional();
const blockSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("heading"), level: z.int(), text: z.string(), page }),
  z.object({ kind: z.literal("paragraph"), text: z.string(), page }),
  z.object({ kind: z.literal("list"), isOrdered: z.boolean(), items: z.array(z.string()), page }),
  z.object({ kind: z.literal("table"), hasHeader: z.boolean(), rows: z.array(z.array(z.string())), page }),
]);
const parsedSchema = z.object({ blocks: z.array(blockSchema), pageCount: z.int().optional() });

/** Keeps what was read, by the hash of the file, so that a file costs its reading once. The folder may be deleted at any time. */
export function keepParsed(parser: DocumentParser, folder: string): DocumentParser {
  const counts = {
    reused: 0,
    get parsed() {
      return parser.counts.parsed;
    },
  };
  return {
    counts,
    async parse(bytes, format) {
      const hash = createHash("sha256").update(bytes).digest("hex");
      const file = join(folder, `${hash}.${format}.v${PARSER_VERSION}.json`);
      const known = await readKept(file);
      if (known) {
        counts.reused++;
        return known;
      }
      const parsed = await parser.parse(bytes, format);
      await keep(file, parsed);
      return parsed;
    },
    close: () => parser.close(),
  };
}

async function readKept(file: string): Promise<ParsedDocument | undefined> {
  try {
    return parsedSchema.parse(JSON.parse(await readFile(file, "utf8"))) as ParsedDocument;
  } catch {
    return undefined; // Not there, or not whole: it is read anew.
  }
}

/** Under its name only when it is whole. Without a folder to write to, the next run reads the file again. */
async function keep(file: string, parsed: ParsedDocument): Promise<void> {
  const unfinished = `${file}.${process.pid}`;
  try {
    await mkdir(join(file, ".."), { recursive: true });
    await writeFile(unfinished, JSON.stringify(parsed));
    await rename(unfinished, file);
  } catch {
    return;
  }
}
