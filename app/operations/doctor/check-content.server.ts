import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { siteSchema } from "#app/domain/desks/site-schema.ts";
import { calendarDateIn } from "#app/lib/calendar-date.ts";
import { fault, type Finding, ok } from "./finding.ts";

/** Reads the authority's facts alone; all of the content is `npm run ingest -- --check`'s matter. */
export async function checkContent(contentDir: string): Promise<Finding[]> {
  const file = join(contentDir, "site.yml");
  const next = "npm run ingest -- --check";
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined)
    return [
      fault(`${file} cannot be read, so there is no content.`, "set CONTENT_DIR to the authority's content folder"),
    ];
  let site: unknown;
  try {
    site = parse(text);
  } catch (error) {
    return [fault(`${file} is no YAML: ${(error as Error).message.split("\n")[0]}`, next)];
  }
  const parsed = siteSchema.safeParse(site);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return [fault(`${file} has a fault at ${issue?.path.join(".")}: ${issue?.message}`, next)];
  }
  const zone = parsed.data.time_zone;
  try {
    calendarDateIn(new Date(0), zone);
  } catch {
    return [
      fault(`This Node does not know the time zone ${zone} of ${file}.`, "correct time_zone, or install a newer Node"),
    ];
  }
  return [ok(`Content in ${contentDir}, time zone ${zone}.`)];
}
