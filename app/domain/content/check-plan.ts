import { WEEKDAYS } from "#app/domain/desks/group-week.ts";
import type { Point, Site, WeeklyHours } from "#app/domain/desks/site-schema.ts";

type Fault = (path: PropertyKey[], message: string) => void;

/** The plan names places that are there, and every point lies on it. */
export function checkPlan(site: Site, fault: Fault): void {
  const { plan } = site;
  const check = (point: Point | undefined, path: PropertyKey[]) => {
    if (!point) return;
    if (!plan) fault(path, "a point needs the plan it is on: there is no “plan”");
    else if (point[0] > plan.width || point[1] > plan.height) {
      fault(path, `[${point.join(", ")}] lies outside the plan, which is ${plan.width} by ${plan.height}`);
    }
  };
  site.places.forEach((place, i) => check(place.at, ["places", i, "at"]));
  site.centres.forEach((centre, i) => check(centre.at, ["centres", i, "at"]));
  const places = new Set(site.places.map(({ id }) => id));
  plan?.areas.forEach((area, i) => {
    if (!places.has(area.place)) fault(["plan", "areas", i, "place"], `there is no place “${area.place}”`);
    area.outline.forEach((point, j) => check(point, ["plan", "areas", i, "outline", j]));
  });
  for (const list of ["waters", "roads"] as const) {
    plan?.[list].forEach(({ line }, i) => line.forEach((point, j) => check(point, ["plan", list, i, "line", j])));
  }
}

/** A counter is one of a kind in its centre, and never open while the door is locked. */
export function checkCounters(site: Site, fault: Fault): void {
  site.centres.forEach((centre, i) => {
    const seen = new Set<string>();
    centre.counters.forEach((counter, j) => {
      const path = ["centres", i, "counters", j];
      if (seen.has(counter.id)) fault([...path, "id"], `counters: “${counter.id}” is used twice`);
      seen.add(counter.id);
      if (counter.hours) checkWithin(counter.hours, centre.hours, (day, message) => fault([...path, "hours", day], message));
    });
  });
}

function checkWithin(inner: WeeklyHours, outer: WeeklyHours, fault: (day: string, message: string) => void): void {
  for (const day of WEEKDAYS) {
    for (const [opens, closes] of inner[day]) {
      if (outer[day].some(([from, to]) => from <= opens && closes <= to)) continue;
      fault(day, `${day}: ${opens} to ${closes} lies outside the hours of the centre`);
      break;
    }
  }
}
