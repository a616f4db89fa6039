import type { Site } from "#app/domain/desks/site-schema.ts";
import { checkCounters, checkPlan } from "./check-plan.ts";
import type { ContentFault } from "./content.ts";
import type { SourceFile } from "./source-file.server.ts";

/** What the schema of `site.yml` cannot see: ids that point nowhere, doubles, a broken tree of places. */
export function checkSite(source: SourceFile<Site>, serviceSlugs: ReadonlySet<string>, faults: ContentFault[]): void {
  const site = source.value;
  const fault = (path: PropertyKey[], message: string) => faults.push({ file: source.file, line: source.lineOf(path), message });
  for (const list of ["hotlines", "places", "centres", "desks"] as const) {
    const seen = new Set<string>();
    site[list].forEach(({ id }, index) => {
      if (seen.has(id)) fault([list, index, "id"], `${list}: “${id}” is used twice`);
      seen.add(id);
    });
  }
  if (site.conversations !== undefined) fault(["conversations"], "is now retention.conversations: write  retention: { conversations: 30 }");
  checkPlaces(site, fault);
  checkPlan(site, fault);
  checkCounters(site, fault);
  site.centres.forEach((centre, i) => {
    if (!site.places.some(({ id }) => id === centre.place)) fault(["centres", i, "place"], `there is no place “${centre.place}”`);
    centre.counters.forEach((counter, j) =>
      counter.services.forEach((slug, k) => {
        if (!serviceSlugs.has(slug)) fault(["centres", i, "counters", j, "services", k], `there is no service “${slug}”`);
      }),
    );
  });
  site.desks.forEach((desk, i) => {
    if (desk.centre !== null && !site.centres.some(({ id }) => id === desk.centre)) {
      fault(["desks", i, "centre"], `there is no centre “${desk.centre}”`);
    }
  });
  if (site.crisis_desk !== undefined && !site.desks.some(({ id, live }) => live && id === site.crisis_desk))
    fault(["crisis_desk"], `there is no desk “${site.crisis_desk}” that is live`);
  if (site.desks.filter((desk) => desk.catchall).length !== 1) fault(["desks"], "exactly one desk must be the catchall");
  checkDaysOff(site, [], fault);
  site.desks.forEach((desk, i) => checkDaysOff(desk, ["desks", i], fault));
}

type DaysOff = Partial<Pick<Site, "holidays" | "make_up_days">>;

function checkDaysOff({ holidays = [], make_up_days = [] }: DaysOff, at: PropertyKey[], fault: (path: PropertyKey[], message: string) => void): void {
  holidays.forEach((holiday, i) => {
    if (holiday.to < holiday.from) fault([...at, "holidays", i, "to"], "ends before it begins");
  });
  make_up_days.forEach((day, i) => {
    const holiday = holidays.find(({ from, to }) => from <= day.date && day.date <= to);
    if (holiday) fault([...at, "make_up_days", i, "date"], `lies in the holiday “${holiday.name.en}”`);
  });
}

function checkPlaces(site: Site, fault: (path: PropertyKey[], message: string) => void): void {
  const levels = new Map(site.places.map(({ id, level }) => [id, level]));
  site.places.forEach((place, i) => {
    if (place.parent === null) {
      if (place.level !== 1) fault(["places", i, "parent"], "only the district (level 1) has no parent");
      return;
    }
    const above = levels.get(place.parent);
    if (above === undefined) fault(["places", i, "parent"], `there is no place “${place.parent}”`);
    else if (above !== place.level - 1) fault(["places", i, "level"], `must be ${above + 1}, one below its parent “${place.parent}”`);
  });
}
