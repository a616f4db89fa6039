import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { selectTables } from "#app/db/database-facts.queries.server.ts";
import type { Database } from "#app/db/port.ts";
import { SEEDED, type SeededKind } from "./seeded-identifiers.ts";

/** Something that was written down, and where. */
export type Written = { readonly where: string; readonly content: string | Buffer };
/** Where something stands, and which kind of identifier it is: never the identifier. */
export type Leak = { readonly where: string; readonly kind: SeededKind };

/** Base64 of a text that begins at any of the three places of a group, without the ends that depend on its neighbours. */
const inBase64 = (value: string): string[] =>
  [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(value)]);
    return bytes
      .toString("base64")
      .replace(/=+$/, "")
      .slice(before === 0 ? 0 : before + 1, -1);
  });

const escaped = (value: string): string[] => [
  encodeURIComponent(value),
  encodeURIComponent(value).replaceAll("%20", "+"),
];

/** The ways in which an identifier may have been written down, in small letters; base64 as it is. */
function formsOf(value: string): { readonly plain: readonly string[]; readonly base64: readonly string[] } {
  const hex = Buffer.from(value).toString("hex");
  return { plain: [value, ...escaped(value), hex].map((form) => form.toLowerCase()), base64: inBase64(value) };
}

const FORMS = Object.entries(SEEDED).map(([kind, value]) => ({ kind: kind as SeededKind, ...formsOf(value) }));

/** Digits as they were typed with blanks or dashes between them are the same number. */
const withoutGaps = (text: string): string => text.replace(/(?<=\d)(?:[\s\u00a0-]|%20|\+)(?=\d)/g, "");

/** Each kind of seeded identifier that a text holds, however it is written. */
export function findKinds(content: string | Buffer): SeededKind[] {
  // Bytes that are no text stay apart from each other, and text in them stays what it is.
  const text = typeof content === "string" ? content : content.toString("utf8");
  const small = text.toLowerCase();
  const joined = withoutGaps(small);
  return FORMS.filter(
    ({ plain, base64 }) =>
      plain.some((form) => small.includes(form) || joined.includes(form)) || base64.some((form) => text.includes(form)),
  ).map(({ kind }) => kind);
}

/** All leaks, each place and kind once. */
export function findLeaks(written: Iterable<Written>): Leak[] {
  const leaks: Leak[] = [];
  for (const { where, content } of written) for (const kind of findKinds(content)) leaks.push({ where, kind });
  return leaks;
}

/** What a program printed, a line each: where a leak stands is found without repeating it. */
export const linesOf = (where: string, output: string): Written[] =>
  output.split("\n").map((content, index) => ({ where: `${where}, line ${index + 1}`, content }));

/** What models were sent, a request each; named without what its address asks for, which may be the leak. */
export const modelTraffic = (requests: readonly string[]): Written[] =>
  requests.map((content, index) => {
    const where = `request ${index + 1} to a model, ${content.split(/[?\n]/, 1)[0]}`;
    return { where, content };
  });

/** Every file below a folder but for those in `except`, by their paths in it. */
export function* filesIn(folder: string, except: readonly string[]): Generator<Written> {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = relative(folder, join(entry.parentPath, entry.name));
    const parent = relative(folder, entry.parentPath) || ".";
    if (!entry.isFile() || except.some((one) => path === one || path.startsWith(`${one}/`))) continue;
    // A name may tell, too, and is not told then.
    const isTelling = findKinds(path).length > 0;
    if (isTelling) yield { where: `name of a file in ${parent}`, content: path };
    yield { where: isTelling ? `file in ${parent}` : `file ${path}`, content: readFileSync(join(folder, path)) };
  }
}

/** Every column of every table as text, of every schema: what whoever copies the database reads. */
export async function readDatabase(db: Pick<Database, "query">): Promise<Written[]> {
  const written: Written[] = [];
  for (const table of await selectTables(db as Database)) {
    const quoted = table.split(".").map((part) => `"${part.replaceAll('"', '""')}"`);
    const { rows } = await db.query<{ key: string; value: string | null }>(
      `select c.key, c.value
       from ${quoted.join(".")} t
       cross join lateral jsonb_each_text(to_jsonb(t)) as c (key, value)
       where c.value is not null`,
    );
    for (const { key, value } of rows) written.push({ where: `table ${table}, column ${key}`, content: value ?? "" });
  }
  return written;
}

/** One line for each place and kind, with how often. */
export function describeLeaks(leaks: readonly Leak[]): string {
  const counts = new Map<string, number>();
  for (const { where, kind } of leaks) counts.set(`${kind}: ${where}`, (counts.get(`${kind}: ${where}`) ?? 0) + 1);
  return [...counts].map(([line, count]) => (count > 1 ? `${line} (${count} times)` : line)).join("\n");
}
