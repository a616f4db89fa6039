import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "#app/db/port.ts";
import { publishContent } from "#app/domain/content/publish-content.server.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { smallContent } from "#tests/factories/small-content.ts";
import { openTestDatabase } from "#tests/support/database.ts";
import { findCentre } from "./find-centre.server.ts";
import { listCentres } from "./list-centres.ts";
import { listOftenServices } from "./list-often-services.server.ts";
import type { MarkedPart } from "./mark-words.server.ts";
import { searchCatalogue } from "./search-catalogue.server.ts";

const content = smallContent();
// A Tuesday, 10:30 in the district.
const clock = new SetClock("2026-05-12T02:30:00Z");
let db: Database;

beforeAll(async () => {
  db = await openTestDatabase();
  await publishContent({ db, clock }, content);
});
afterAll(() => db.close());

const deps = () => ({ db, clock, site: content.site });
const textOf = (parts: readonly MarkedPart[] = []) => parts.map(({ text }) => text).join("");

test("what is often needed is the authority's choice in every language, without what is not offered", async () => {
  for (const language of ["en", "zh-CN"] as const) {
    expect((await listOftenServices(deps(), { language })).map(({ slug }) => slug)).toEqual(["old-age-allowance"]);
  }
});

test("nothing is searched for without words", async () => {
  expect(await searchCatalogue(deps(), { query: "   ", language: "en" })).toEqual({ results: [], readings: [] });
});

test("words that stand nowhere find nothing", async () => {
  expect(await searchCatalogue(deps(), { query: "qwxzyk", language: "en" })).toEqual({ results: [], readings: [] });
});

test("a page is found once, whatever number of its sections fit, with links to the sections that fit", async () => {
  const { results } = await searchCatalogue(deps(), { query: "old-age allowance", language: "en" });
  expect(textOf(results[0]?.title)).toBe("Old-age allowance");
  expect(results[0]?.url).toBe("/services/old-age-allowance");
  expect(results[0]?.sections.length).toBeGreaterThan(0);
  for (const section of results[0]?.sections ?? []) expect(section.url).toMatch(/^\/services\/old-age-allowance#./);
  const titles = results.map((result) => `${result.kind} ${textOf(result.title)}`);
  expect(new Set(titles).size).toBe(titles.length);
});

test("a search for some people leaves out the services for others, and keeps what is for all", async () => {
  const urls = async (audience?: string) =>
    (await searchCatalogue(deps(), { query: "old-age allowance", language: "en", audience })).results.map(
      ({ url }) => url,
    );
  const service = "/services/old-age-allowance";
  const guides = (await urls()).filter((url) => url.startsWith("/guides/"));
  expect(await urls("older-person")).toContain(service);
  expect(await urls("student")).not.toContain(service);
  expect((await urls("student")).filter((url) => url.startsWith("/guides/"))).toEqual(guides);
});

test("an unknown centre is not found", async () => {
  expect(await findCentre(deps(), { id: "nowhere", language: "en" })).toBeUndefined();
});

test("a centre names its services by their titles and says whether it is open", async () => {
  const [first] = content.site.centres;
  const centre = await findCentre(deps(), { id: first?.id ?? "", language: "zh-CN" });
  expect(centre?.name).toBe(first?.name["zh-CN"]);
  expect(centre?.now.timeZone).toBe(content.site.time_zone);
  for (const counter of centre?.counters ?? [])
    for (const service of counter.services) expect(service.title).not.toBe(service.slug);
});

test("only the centres that were named are listed, in the authority's order", () => {
  const ids = content.site.centres.map((centre) => centre.id);
  expect(listCentres(deps(), { language: "en" }).map((centre) => centre.id)).toEqual(ids);
  expect(listCentres(deps(), { language: "en", ids: [] })).toEqual([]);
});
