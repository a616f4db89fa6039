import { isMap, isPair, isScalar, LineCounter, type Node, parseDocument, type Document } from "yaml";
import type { z } from "zod";
import type { ContentFault } from "./content.ts";

type Path = readonly PropertyKey[];

/** YAML of a content file, with the line of every value in it. */
export type SourceFile<T> = { readonly file: string; readonly value: T; lineOf(path: Path): number };

/** Finds lines in every content file that was read. */
export type ContentLines = Map<string, (path: Path) => number>;

/** Reads YAML and checks it against its schema; each fault names the line of the value (or of what lacks one). */
export function readYaml<S extends z.ZodType>(
  file: string,
  text: string,
  schema: S,
  options: { faults: ContentFault[]; linesAbove?: number; lines?: ContentLines | undefined },
): SourceFile<z.infer<S>> | undefined {
  const { faults, linesAbove = 0 } = options;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line + linesAbove;
  for (const error of [...document.errors, ...document.warnings]) {
    faults.push({ file, line: lineAt(error.pos[0]), message: `not readable as YAML: ${error.message}` });
  }
  if (document.errors.length > 0) return undefined;
  const lineOf = (path: Path) => lineAt(offsetOf(document, path));
  options.lines?.set(file, lineOf);
  const parsed = schema.safeParse(document.toJS({ maxAliasCount: 20 }));
  if (parsed.success) return { file, value: parsed.data, lineOf };
  for (const issue of parsed.error.issues) faults.push(...faultsOf(issue, { file, document, lineOf }));
  return undefined;
}

type Source = { file: string; document: Document; lineOf: (path: Path) => number };

function faultsOf(issue: z.core.$ZodIssue, { file, document, lineOf }: Source): ContentFault[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => {
      const path = [...issue.path, key];
      return { file, line: lineOf(path), message: `${nameOf(path)} is not a known field` };
    });
  }
  const isMissing = issue.code === "invalid_type" && !document.hasIn(issue.path) && issue.path.length > 0;
  const message = isMissing ? `${nameOf(issue.path)} is missing` : `${nameOf(issue.path)}: ${wordsOf(issue)}`;
  return [{ file, line: lineOf(issue.path), message }];
}

/** Zod's union issues only say "Invalid input"; the first branch's own words help. */
function wordsOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== "invalid_union") return issue.message;
  const inner = issue.errors.flat()[0];
  return inner ? inner.message : issue.message;
}

function nameOf(path: Path): string {
  return path.length === 0 ? "the file" : path.map(String).join(".");
}

/** Where the value at the path begins, or the key for it, or the nearest thing above that exists. */
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const offset = keyOffset(document, path.slice(0, length)) ?? nodeOffset(document.getIn(path.slice(0, length), true));
    if (offset !== undefined) return offset;
  }
  return 0;
}

function keyOffset(document: Document, path: Path): number | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === path.at(-1));
  return pair ? nodeOffset(pair.key) : undefined;
}

function nodeOffset(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}
