import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "#app/db/port.ts";
import { publishContent } from "#app/domain/content/publish-content.server.ts";
import type { Centre, Site, WeeklyHours } from "#app/domain/desks/site-schema.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { aSite } from "#tests/factories/site.ts";
import { smallContent } from "#tests/factories/small-content.ts";
import { openTestDatabase } from "#tests/support/database.ts";
import { findCentre } from "./find-centre.server.ts";
import { findCentresFor } from "./find-centres-for.server.ts";
import { findVisit } from "./find-visit.server.ts";
import { rankCentres } from "./rank-centres.ts";

const both = (text: string) => ({ en: text, "zh-CN": text });
const week = (mon: WeeklyHours["mon"]): WeeklyHours => ({
  mon,
  tue: mon,
  wed: mon,
  thu: mon,
  fri: mon,
  sat: [],
  sun: [],
});
const DAY = week([["09:00", "17:00"]]);
const ALLOWANCE = "old-age-allowance";

const base = aSite();
const centre = (id: string, at: [number, number], counters: Centre["counters"], hours = DAY): Centre => ({
  ...(base.centres[0] as Centre),
  id,
  name: both(`Centre ${id}`),
  at,
  hours,
  counters,
});
const counter = (id: string, services: string[], hours?: WeeklyHours): Centre["counters"][number] => ({
  id,
  name: both(`Counter ${id}`),
  services,
  ...(hours && { hours }),
});

/** A village at the left edge; the near centre does the allowance in the afternoon only. */
const site: Site = {
  ...base,
  plan: { width: 100, height: 100, metres_per_unit: 100, areas: [], waters: [], roads: [] },
  places: [
    ...base.places,
    { id: "town", level: 2, parent: "test", name: both("Town"), at: [50, 50] },
    { id: "village", level: 3, parent: "town", name: both("Village"), at: [0, 50] },
    { id: "hamlet", level: 3, parent: "town", name: both("Hamlet") },
  ],
  centres: [
    centre("far", [90, 50], [counter("all", [ALLOWANCE])]),
    centre("near", [10, 50], [counter("pm", [ALLOWANCE], week([["14:00", "17:00"]])), counter("am", [])]),
    centre("nearest", [1, 50], [counter("dogs", ["dog"])]),
  ],
  visits: { missing_paper: both("We take it all the same.") },
};

const morning = new SetClock("2026-05-12T02:30:00Z"); // A Tuesday, 10:30 in the district.
const afternoon = new SetClock("2026-05-12T07:00:00Z"); // 15:00.
const night = new SetClock("2026-05-12T15:00:00Z");
const ids = (centres: readonly { id: string }[]) => centres.map(({ id }) => id);

describe("which centre to go to", () => {
  const rank = (clock: SetClock, wish: { service?: string; from?: string } = {}) =>
    rankCentres({ site, clock }, { language: "en", ...wish });

  test("a service or place that is not there changes nothing", () => {
    expect(ids(rank(morning, { service: "no-such", from: "no-such" }))).toEqual(["far", "near", "nearest"]);
    expect(rank(morning, { from: "no-such" })[0]?.distanceKm).toBeUndefined();
  });

  test("only centres with a counter for it are named, and the counter with them", () => {
    const found = rank(afternoon, { service: ALLOWANCE });
    expect(found.map(({ id, counter }) => [id, counter])).toEqual([
      ["far", "Counter all"],
      ["near", "Counter pm"],
    ]);
  });

  test("an open counter comes before a nearer one that is closed", () => {
    expect(ids(rank(morning, { service: ALLOWANCE, from: "village" }))).toEqual(["far", "near"]);
    expect(ids(rank(afternoon, { service: ALLOWANCE, from: "village" }))).toEqual(["near", "far"]);
  });

  test("when all are closed the way alone decides", () => {
    expect(ids(rank(night, { from: "village" }))).toEqual(["nearest", "near", "far"]);
  });

  test("the way is counted on the plan, from the town for a place without a point", () => {
    const from = (place: string) => rank(afternoon, { from: place }).find(({ id }) => id === "far")?.distanceKm;
    expect(from("village")).toBeCloseTo(9);
    expect(from("hamlet")).toBeCloseTo(4);
  });

  test("without a plan nobody is told a distance", () => {
    const { plan: _plan, ...unplanned } = site;
    const found = rankCentres({ site: unplanned, clock: afternoon }, { language: "en", from: "village" });
    expect(found.map(({ distanceKm }) => distanceKm)).toEqual([undefined, undefined, undefined]);
  });
});

describe("with what is published", () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase();
    await publishContent({ db, clock: morning }, smallContent());
  });
  afterAll(() => db.close());
  const deps = (clock = morning) => ({ db, clock, site });
  const visit = (centreId: string | undefined, slug = ALLOWANCE) =>
    findVisit(deps(), { slug, centreId, language: "en" });

  test("there is no slip for a service that is not there", async () => {
    expect(await visit("far", "no-such")).toBeUndefined();
  });

  test("a centre that is not there or does not do it is refused, and none is a question", async () => {
    expect(await visit("no-such")).toMatchObject({ status: "no_centre", isRefused: true });
    expect(await visit("nearest")).toMatchObject({ status: "no_centre", isRefused: true });
    expect(await visit(undefined)).toMatchObject({ status: "no_centre", isRefused: false });
  });

  test("a slip names the papers, the counter with its own hours and the rule for a missing paper", async () => {
    const outcome = await visit("near");
    if (outcome?.status !== "found") throw new Error("no slip");
    expect(ids(outcome.visit.service.evidence)).toEqual(["id-card", "bank-card"]);
    expect(outcome.visit.counters).toMatchObject([{ name: "Counter pm", now: { isOpen: false, opensToday: true } }]);
    expect(outcome.visit.counters[0]?.hours.mon).toEqual([["14:00", "17:00"]]);
    expect(outcome.visit.missingPaper).toBe("We take it all the same.");
    expect(outcome.visit.asOf).toBe("2026-05-12");
  });

  test("only services that some counter does can be chosen, and only communities and villages to start from", async () => {
    const found = await findCentresFor(deps(), { language: "en", service: "dog", from: "town" });
    expect(found.services).toEqual([{ slug: ALLOWANCE, title: "Old-age allowance" }]);
    expect(found.starts.map(({ id, area }) => [id, area])).toEqual([
      ["village", "Town"],
      ["hamlet", "Town"],
    ]);
    expect([found.service, found.from, found.nearest]).toEqual([undefined, undefined, undefined]);
    expect(found.centres).toHaveLength(3);
  });

  test("the nearest is named also when it is closed", async () => {
    const found = await findCentresFor(deps(), { language: "en", service: ALLOWANCE, from: "village" });
    expect(found.centres[0]?.id).toBe("far");
    expect(found.nearest).toEqual({ id: "near", name: "Centre near" });
  });

  test("a centre says which counters have hours of their own", async () => {
    const found = await findCentre(deps(), { id: "near", language: "en" });
    expect(found?.now.isOpen).toBe(true);
    expect(found?.counters.map(({ id, ownHours, now }) => [id, ownHours !== undefined, now.isOpen])).toEqual([
      ["pm", true, false],
      ["am", false, true],
    ]);
    expect(found?.plan?.centres.map(({ number, id }) => [number, id])).toEqual([
      [1, "far"],
      [2, "near"],
      [3, "nearest"],
    ]);
  });
});
