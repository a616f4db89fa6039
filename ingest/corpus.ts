import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { z } from "zod";
import type { IndexableDocument } from "#app/domain/search/indexable-document.ts";

const sectionSchema = z.object({
  id: z.string().min(1),
  heading: z.string().nullish(),
  text: z.string(),
  start: z.number().int().min(0),
  end: z.number().int().min(0),
});

/** One line of a JSONL corpus: a document with its sections. */
const corpusDocumentSchema = z.object({
  id: z.string().min(1),
  lang: z.string().min(2),
  domain: z.string().nullish(),
  title: z.string(),
  source_url: z.url({ protocol: /^https?$/ }).nullish(),
  version: z.string().nullish(),
  sections: z.array(sectionSchema).min(1),
});

/** A line is broken; the message names file and line. */
export class CorpusError extends Error {}

/** Lines of a JSONL file, plain or gzipped (told by its first bytes, not its name), with their numbers. */
export async function* readJsonLines<T>(
  path: string,
  schema: z.ZodType<T>,
): AsyncGenerator<{ line: number; value: T }> {
  const input = (await isGzip(path)) ? createReadStream(path).pipe(createGunzip()) : createReadStream(path);
  const lines = createInterface({ input, crlfDelay: Infinity });
  let line = 0;
  // A broken archive fails the pipe, which readline does not pass on by itself.
  const failed = new Promise<never>((_, reject) => input.once("error", (cause: unknown) => reject(cause)));
  failed.catch(() => undefined);
  const iterator = lines[Symbol.asyncIterator]();
  for (;;) {
    const next = await Promise.race([iterator.next(), failed]);
    if (next.done) return;
    line += 1;
    if (next.value.trim()) yield { line, value: parseLine(next.value, schema, `${path}:${line}`) };
  }
}

/** The documents of a corpus in the order of the file; refuses the first broken or repeated one by file and line. */
export async function* readCorpus(path: string): AsyncGenerator<IndexableDocument> {
  const seen = new Set<string>();
  for await (const { line, value } of readJsonLines(path, corpusDocumentSchema)) {
    if (seen.has(value.id)) throw new CorpusError(`${path}:${line}: document ${value.id} stands here a second time`);
    seen.add(value.id);
    yield toDocument(value);
  }
}

function toDocument(document: z.infer<typeof corpusDocumentSchema>): IndexableDocument {
  return {
    id: `corpus:${document.id}`,
    kind: "corpus",
    slug: document.id,
    language: document.lang,
    title: document.title || document.id,
    url: document.source_url ?? `/search?q=${encodeURIComponent(document.title || document.id)}`,
    grade: "public",
    askedAs: [],
    keywords: [],
    contentHash: createHash("sha256").update(JSON.stringify(document)).digest("hex"),
    sections: document.sections.map(({ id, heading, text }) => ({
      id,
      heading: heading ?? undefined,
      headingPath: [],
      text,
    })),
  };
}

function parseLine<T>(text: string, schema: z.ZodType<T>, place: string): T {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new CorpusError(`${place}: not JSON`);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new CorpusError(`${place}: ${issue?.path.join(".") || "line"}: ${issue?.message ?? "not as expected"}`);
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}
