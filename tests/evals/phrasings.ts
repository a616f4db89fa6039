import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import { projectRoot } from "#app/config/paths.server.ts";
import type { Database } from "#app/db/port.ts";
import { searchCatalogue } from "#app/domain/catalogue/search-catalogue.server.ts";
import { loadContent } from "#app/domain/content/load-content.server.ts";
import { publishContent } from "#app/domain/content/publish-content.server.ts";
import { SetClock } from "#app/ports/clock/port.ts";

const NOW = "2026-11-10T02:30:00Z";
const TOP = 3;

const phrasingSchema = z.strictObject({
  phrase: z.string().min(1),
  /** The service that should come up. */
  wants: z.string().min(1),
  language: z.enum(["en", "zh-CN"]),
  way: z.enum(["everyday", "slip", "pinyin", "initials", "traditional"]).default("everyday"),
  held_out: z.boolean().default(false),
});
export type Phrasing = z.infer<typeof phrasingSchema>;

/** A phrase with the place of the wanted service among the results, from 1; none when it is not there at all. */
export type Placed = { readonly phrasing: Phrasing; readonly place: number | undefined; readonly first: string };

export async function readPhrasings(): Promise<Phrasing[]> {
  return z.array(phrasingSchema).parse(parse(await readFile(`${projectRoot}/tests/evals/phrasings.yml`, "utf8")));
}

/** Searches for every phrase over `content/`, as `/search` does. */
export async function placePhrasings(db: Database, phrasings: readonly Phrasing[]): Promise<Placed[]> {
  const clock = new SetClock(NOW);
  const loaded = await loadContent(`${projectRoot}/content`);
  if (loaded.status === "faulty") throw new Error("content/ has faults");
  await publishContent({ db, clock }, loaded.content);
  const deps = { db, clock, site: loaded.content.site };
  const placed: Placed[] = [];
  for (const phrasing of phrasings) {
    const { results } = await searchCatalogue(deps, { query: phrasing.phrase, language: phrasing.language });
    const place = results.findIndex(({ url }) => url === `/services/${phrasing.wants}`) + 1;
    placed.push({
      phrasing,
      place: place || undefined,
      first: results
        .slice(0, TOP)
        .map(({ url }) => url)
        .join(" "),
    });
  }
  return placed;
}

/** The share of phrases whose service is among the first three. */
export function shareOnTop(placed: readonly Placed[]): number {
  return placed.filter(({ place }) => place !== undefined && place <= TOP).length / Math.max(1, placed.length);
}

const percent = (placed: readonly Placed[]) => `${(100 * shareOnTop(placed)).toFixed(1)} % of ${placed.length}`;

/** Both parts, by language and way of writing, and every miss of the part that may be tuned on. */
export function reportPhrasings(placed: readonly Placed[], report: (line: string) => void): void {
  for (const isHeldOut of [false, true]) {
    const part = placed.filter(({ phrasing }) => phrasing.held_out === isHeldOut);
    report(`${isHeldOut ? "held out" : "tuned on"}: among the first ${TOP} ${percent(part)}`);
    for (const language of ["en", "zh-CN"])
      report(`  ${language.padEnd(12)} ${percent(part.filter(({ phrasing }) => phrasing.language === language))}`);
    for (const way of phrasingSchema.shape.way.unwrap().options)
      report(`  ${way.padEnd(12)} ${percent(part.filter(({ phrasing }) => phrasing.way === way))}`);
  }
  for (const { phrasing, place, first } of placed) {
    if (phrasing.held_out || (place !== undefined && place <= TOP)) continue;
    report(`${phrasing.phrase}\n  wants ${phrasing.wants}, place ${place ?? "none"}; first: ${first || "nothing"}`);
  }
}
