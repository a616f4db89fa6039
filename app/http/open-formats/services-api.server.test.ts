import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { serviceListResource, serviceResource } from "#app/domain/open-formats/api/service-resource.ts";
import type { Content, LoadedService } from "#app/domain/content/content.ts";
import { serviceFactsSchema } from "#app/domain/content/service-schema.ts";
import { smallContent } from "#tests/factories/small-content.ts";
import { type OpenFormatsServer, startOpenFormats } from "#tests/support/open-formats-server.ts";
import { RATE_TIERS } from "#app/http/rate-limit.server.ts";
import { requestsApi } from "#app/http/requests-api/requests-api.server.ts";
import { openFormats } from "./open-formats-routes.server.ts";

const small = smallContent();
const [allowance] = small.services as [LoadedService];
const variant = (identifier: string, more: object): LoadedService => ({
  facts: serviceFactsSchema.parse({ ...allowance.facts, ...more, identifier }),
  written: allowance.written,
});
const content: Content = {
  ...small,
  services: [
    allowance,
    variant("a-secret", { grade: "internal" }),
    variant("not-yet", { valid_from: "2026-11-19" }),
    variant("no-longer", { valid_to: "2026-11-17" }),
    ...Array.from({ length: 4 }, (_, index) => variant(`more-${index}`, {})),
  ],
};
let open: OpenFormatsServer;

beforeAll(async () => {
  open = await startOpenFormats(content);
});
afterAll(() => open.stop());
beforeEach(() => {
  open.caller.isEvaluation = true;
});

const list = async (query = "") => serviceListResource.parse(await open.json(`/api/v1/services${query}`));
const failure = z.object({
  error: z.strictObject({
    code: z.string(),
    message: z.string().min(1),
    details: z.array(z.looseObject({ parameter: z.string(), problem: z.string() })).optional(),
  }),
});

it.each([
  ["/api/v1/services?page=0", "page", "too_small"],
  ["/api/v1/services?page=one", "page", "malformed"],
  ["/api/v1/services?page=1e1", "page", "malformed"],
  ["/api/v1/services?page=9", "page", "too_large"],
  ["/api/v1/services?per_page=101", "per_page", "too_large"],
  ["/api/v1/services?page=1&page=2", "page", "given_twice"],
  ["/api/v1/services?lang=fr", "lang", "not_one_of"],
  ["/api/v1/services?audience=cats", "audience", "not_one_of"],
  ["/api/v1/services?theme=../x", "theme", "malformed"],
  ["/api/v1/services?perpage=10", "perpage", "unknown_parameter"],
  ["/api/v1/services?__proto__=1", "__proto__", "unknown_parameter"],
  [`/api/v1/services?q=${"x".repeat(201)}`, "q", "too_large"],
  ["/hsds/services?taxonomy_term_id=7", "taxonomy_term_id", "malformed"],
  ["/hsds/services?modified_after=yesterday", "modified_after", "malformed"],
  ["/hsds/services?format=csv", "format", "not_one_of"],
  ["/catalogue.jsonld?lang=en", "lang", "unknown_parameter"],
  ["/changes.atom?page=2", "page", "unknown_parameter"],
])("%s is refused, with the parameter and what is wrong with it", async (path, parameter, problem) => {
  const response = await open.get(path);
  expect(response.status).toBe(400);
  const { error } = failure.parse(await response.json());
  expect(error.code).toBe("bad_request");
  expect(error.details).toContainEqual(expect.objectContaining({ parameter, problem }));
});

it("addresses of the API that nobody has get JSON", async () => {
  for (const path of ["/api/v2", "/api/v1/services/nothing", "/hsds/nothing", "/api/v1/services/a-secret"]) {
    const response = await open.get(path);
    expect(response.status, path).toBe(404);
    expect(failure.parse(await response.json()).error.code).toBe("not_found");
  }
});

it("only what is public and valid today comes out, in every form", async () => {
  const { services, total } = await list();
  expect(total).toBe(5);
  expect(services.map(({ id }) => id).sort()).toEqual(["more-0", "more-1", "more-2", "more-3", "old-age-allowance"]);
  for (const path of ["/catalogue.jsonld", "/hsds/services", "/sitemap.xml", "/changes.atom"])
    expect(await (await open.get(path)).text(), path).not.toMatch(/a-secret|not-yet|no-longer/);
});

it("a list is read page by page, by its own links", async () => {
  const ids: string[] = [];
  let query = "?per_page=2";
  for (let page = 1; page <= 3; page++) {
    const read = await list(query);
    expect(read).toMatchObject({ page, pages: 3, per_page: 2, total: 5 });
    ids.push(...read.services.map(({ id }) => id));
    query = read.links.next ? new URL(read.links.next).search : "";
  }
  expect(query).toBe("");
  expect(new Set(ids).size).toBe(5);
});

it("words are looked for in the language asked for, and nothing found is an empty page", async () => {
  expect((await list("?q=grandma&lang=en")).total).toBe(5);
  expect((await list("?q=高龄津贴&lang=zh")).services[0]?.title).toBe("高龄津贴");
  expect(await list("?q=alpaca")).toMatchObject({
    total: 0,
    pages: 1,
    services: [],
    links: { next: null, previous: null },
  });
});

it("one service has all its facts, in the language of the address, else of the reader", async () => {
  const path = "/api/v1/services/old-age-allowance";
  const service = serviceResource.parse(await open.json(`${path}?lang=en`));
  expect(service).toMatchObject({
    promised_working_days: 10,
    statutory_working_days: 20,
    evidence: [
      { id: "id-card", form: "original_and_copy", where: "The registration desk issues it." },
      { id: "bank-card" },
    ],
    thresholds: [
      { field: "age", value: 80, unit: "years", at_or_above: expect.stringContaining("100 yuan") },
      { value: 90 },
    ],
    channels: [
      { type: "online-form", url: "https://portal.example/forms/old-age-allowance?lang=en" },
      { type: "centre" },
    ],
    languages: [{ language: "en" }, { language: "zh-CN" }],
  });
  const response = await open.get(path, { "Accept-Language": "zh-SG, en;q=0.5" });
  expect(response.headers.get("content-language")).toBe("zh-CN");
  expect(response.headers.get("vary")).toContain("Accept-Language");
  expect(response.headers.get("set-cookie")).toBeNull();
});

it.each([
  "/api/v1/services",
  "/hsds/services",
  "/catalogue.jsonld",
  "/sitemap.xml",
  "/changes.atom",
  "/api/openapi.json",
])("%s is sent again only when it has changed", async (path) => {
  const first = await open.get(path);
  const etag = first.headers.get("etag") ?? "";
  const modified = first.headers.get("last-modified") ?? "";
  expect(etag).toMatch(/^W\/"[\w-]{27}"$/);
  expect(new Date(modified).getTime()).toBeGreaterThan(0);
  expect(first.headers.get("access-control-allow-origin")).toBe("*");
  const again = await open.get(path, { "If-None-Match": etag });
  expect(again.status).toBe(304);
  expect(await again.text()).toBe("");
  expect((await open.get(path, { "If-Modified-Since": modified })).status).toBe(304);
  expect((await open.get(path, { "If-None-Match": '"other"' })).status).toBe(200);
  expect((await open.get(path, { "If-Modified-Since": "Mon, 05 Jan 2026 00:00:00 GMT" })).status).toBe(200);
  const head = await open.get(path, {}, "HEAD");
  expect([head.status, await head.text(), head.headers.get("etag")]).toEqual([200, "", etag]);
});

it("the document describes each route that exists, and its schemas fit what is sent", async () => {
  const document = z
    .looseObject({
      openapi: z.literal("3.1.0"),
      info: z.object({ title: z.string(), description: z.string(), version: z.string() }),
      paths: z.record(
        z.string().startsWith("/"),
        z
          .record(
            z.enum(["get", "post"]),
            z
              .looseObject({
                operationId: z.string(),
                summary: z.string(),
                responses: z.record(z.string(), z.unknown()),
              })
              .partial({ summary: true }),
          )
          .or(z.object({ get: z.unknown() }))
          .or(z.object({ post: z.unknown() })),
      ),
      components: z.object({ schemas: z.record(z.string(), z.looseObject({})) }),
    })
    .parse(await open.json("/api/openapi.json?lang=en"));
  const described = Object.keys(document.paths).map((path) => path.replace(/\{(\w+)\}/g, ":$1"));
  const served = [...openFormats, ...requestsApi]
    .map(({ path }) => path)
    .filter((path) => !path.endsWith("*") && path !== "/robots.txt" && path !== "/api/openapi.json");
  expect(described.filter((path) => path !== "/api/v1/questions").sort()).toEqual(served.sort());
  const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)/g)].map(
    ([, name]) => name ?? "",
  );
  expect(refs.filter((name) => !(name in document.components.schemas))).toEqual([]);
  const schemaOf = (name: string) =>
    z.fromJSONSchema({
      $defs: document.components.schemas,
      ...JSON.parse(JSON.stringify({ $ref: `#/$defs/${name}` })),
    } as never);
  const local = JSON.parse(
    JSON.stringify(document.components.schemas).replaceAll("#/components/schemas/", "#/$defs/"),
  ) as typeof document.components.schemas;
  Object.assign(document.components.schemas, local);
  const fits = (name: string, value: unknown) => schemaOf(name).safeParse(value).error?.issues ?? [];
  expect(fits("ServiceList", await open.json("/api/v1/services"))).toEqual([]);
  expect(fits("HsdsPage", await open.json("/hsds/services"))).toEqual([]);
  expect(fits("Error", await open.json("/api/v1/services?page=0"))).toEqual([]);
  expect(fits("Service", { id: "x" })).not.toEqual([]);
});

it("too many readings from one address are told when to come back", async () => {
  open.caller.isEvaluation = false;
  open.caller.address = "192.0.2.77";
  const statuses: number[] = [];
  for (let n = 0; n <= RATE_TIERS.read.points; n++)
    statuses.push((await open.get("/api/v1/services?per_page=1", {}, "HEAD")).status);
  expect(statuses.at(-1)).toBe(429);
  expect(statuses.slice(0, -1).every((status) => status === 200)).toBe(true);
});

it("what is taken away is told in the feed, and everything is new again", async () => {
  const before = await open.get("/changes.atom?lang=en");
  const modified = before.headers.get("last-modified") ?? "";
  open.clock.set("2026-11-18T03:00:00Z");
  await open.publish({ ...content, services: content.services.filter(({ facts }) => facts.identifier !== "more-3") });
  const after = await open.get("/changes.atom?lang=en", { "If-Modified-Since": modified });
  expect(after.status).toBe(200);
  expect(await after.text()).toMatch(/<entry>(?:(?!<\/entry>).)*removed/s);
  expect((await list()).total).toBe(4);
  expect((await open.get("/hsds/services", { "If-Modified-Since": modified })).status).toBe(200);
});
