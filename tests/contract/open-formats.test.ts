import { XMLParser, XMLValidator } from "fast-xml-parser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { join } from "node:path";
import { projectRoot } from "#app/config/paths.server.ts";
import type { Content } from "#app/domain/content/content.ts";
import { loadContent } from "#app/domain/content/load-content.server.ts";
import { OPEN_URL, type OpenFormatsServer, startOpenFormats } from "#tests/support/open-formats-server.ts";
import { atomShape, CPSV_SHAPES, hsdsPageShape, hsdsServiceShape, sitemapShape } from "./open-formats-shapes.ts";

/** The calendar date of the server's clock. */
const DAY = "2026-11-18";
let content: Content;
let open: OpenFormatsServer;

beforeAll(async () => {
  const loaded = await loadContent(join(projectRoot, "content"));
  if (loaded.status === "faulty") throw new Error("the sample content has faults");
  content = loaded.content;
  open = await startOpenFormats(content);
}, 120_000);
afterAll(() => open.stop());

type Node = Record<string, unknown> & { "@id": string; "@type": string };
const graphOf = async () => ((await open.json("/catalogue.jsonld")) as { "@graph": Node[] })["@graph"];
const xml = async (path: string): Promise<unknown> => {
  const text = await (await open.get(path)).text();
  expect(XMLValidator.validate(text)).toBe(true);
  const lists = ["url", "xhtml:link", "entry", "link", "category"];
  return new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    parseTagValue: false,
    isArray: (name) => lists.includes(name),
  }).parse(text);
};
/** Everything named by `@id` anywhere in a value. */
function refsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  if (typeof value !== "object" || value === null) return [];
  if ("@type" in value && value["@type"] === "@json") return [];
  const own = "@id" in value && Object.keys(value).length === 1 ? [String(value["@id"])] : [];
  return [...own, ...Object.values(value).flatMap(refsIn)];
}

describe("CPSV-AP", () => {
  it("holds every service, and each node has the shape of its class", async () => {
    const graph = await graphOf();
    for (const node of graph) {
      const shape = CPSV_SHAPES[node["@type"]];
      expect(shape, node["@type"]).toBeDefined();
      const parsed = shape?.safeParse(node);
      expect(parsed?.error?.issues ?? [], node["@id"]).toEqual([]);
    }
    expect(graph.filter((node) => node["@type"] === "cpsv:PublicService")).toHaveLength(content.services.length);
  });

  it("gives no name twice, and names nothing of its own that is not there", async () => {
    const graph = await graphOf();
    const ids = graph.map((node) => node["@id"]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const inside = graph
      .flatMap(refsIn)
      .filter((id) => id.startsWith(`${OPEN_URL}/catalogue.jsonld#`) || /\/services\/[a-z0-9-]+#/.test(id));
    expect(inside.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it("carries every fee, document, condition, rule, limit, channel and legal source of the files", async () => {
    const graph = await graphOf();
    const count = (type: string, start = "") =>
      graph.filter((node) => node["@type"] === type && node["@id"].includes(start)).length;
    const all = <T>(read: (facts: Content["services"][number]["facts"]) => readonly T[]) =>
      content.services.flatMap(({ facts }) => read(facts));
    expect(count("cv:Cost")).toBe(all((f) => (f.costs.length > 0 ? f.costs : [null])).length);
    expect(count("cv:Evidence")).toBe(all((f) => f.evidence).length);
    expect(count("cv:Requirement")).toBe(all((f) => f.requirements).length);
    expect(count("cv:Output")).toBe(all((f) => f.outputs).length);
    expect(count("cpsv:Rule", "#threshold-")).toBe(all((f) => f.thresholds).length);
    expect(count("cpsv:Rule", "#special-")).toBe(all((f) => f.special_circumstances).length);
    const channels = all((f) => f.channels.flatMap((one) => ("centres" in one ? one.centres : [one.type])));
    expect(count("cv:Channel")).toBe(channels.length);
    const rules = graph.filter((node) => node["@type"] === "cv:Requirement" && "rdf:value" in node);
    expect(rules.map((node) => (node["rdf:value"] as { "@value": unknown })["@value"])).toEqual(
      [...content.services]
        .sort((a, b) => (a.facts.identifier < b.facts.identifier ? -1 : 1))
        .flatMap(({ facts }) => facts.requirements.flatMap(({ rule }) => rule ?? [])),
    );
  });

  it("stays within a size that a program can take at once", async () => {
    const bytes = (await (await open.get("/catalogue.jsonld")).arrayBuffer()).byteLength;
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThan(content.services.length * 40_000);
  });
});

describe("HSDS", () => {
  it.each(["en", "zh-CN"])("gives every service in the shape of the standard, in %s", async (lang) => {
    const page = hsdsPageShape.parse(await open.json(`/hsds/services?per_page=100&lang=${lang}`));
    expect(page.total_items).toBe(content.services.length);
    const titles = content.services.map(({ written }) => written[lang as "en"].texts.title).sort();
    expect(page.contents.map(({ name }) => name).sort()).toEqual(titles);
  });

  it("names nothing twice, and finds a service by its id", async () => {
    const { contents } = hsdsPageShape.parse(await open.json("/hsds/services?per_page=100"));
    expect(new Set(contents.map(({ id }) => id)).size).toBe(contents.length);
    const one = hsdsServiceShape.parse(await open.json(`/hsds/services/${contents[3]?.id}?lang=en`));
    expect(one).toEqual(contents[3]);
    expect((await open.get("/hsds/services/00000000-0000-4000-8000-000000000000")).status).toBe(404);
  });

  it("narrows by term, organization and day", async () => {
    const { contents } = hsdsPageShape.parse(await open.json("/hsds/services?per_page=100"));
    const term = contents[0]?.attributes.find(({ taxonomy_term }) => taxonomy_term)?.taxonomy_term?.id;
    const having = contents.filter(({ attributes }) =>
      attributes.some(({ taxonomy_term }) => taxonomy_term?.id === term),
    );
    expect(await open.json(`/hsds/services?taxonomy_term_id=${term}`)).toMatchObject({ total_items: having.length });
    const organization = contents[0]?.organization_id;
    const theirs = contents.filter((one) => one.organization_id === organization);
    expect(await open.json(`/hsds/services?organization_id=${organization}`)).toMatchObject({
      total_items: theirs.length,
    });
    expect(await open.json("/hsds/services?modified_after=2026-11-19")).toMatchObject({
      total_items: 0,
      empty: true,
      contents: [],
    });
    expect(await open.json("/hsds/services?modified_after=2026-11-18")).toMatchObject({ total_items: contents.length });
  });

  it("tells the version, and gives ages where rules decide by age", async () => {
    expect(await open.json("/hsds")).toMatchObject({ version: "3.0", openapi_url: `${OPEN_URL}/api/openapi.json` });
    const { contents } = hsdsPageShape.parse(await open.json("/hsds/services?per_page=100&lang=en"));
    expect(contents.filter(({ minimum_age }) => minimum_age !== undefined).length).toBeGreaterThan(0);
  });
});

describe("the sitemap", () => {
  it("names every page in every language", async () => {
    const { urlset } = sitemapShape.parse(await xml("/sitemap.xml"));
    const addresses = urlset.url.map(({ loc }) => loc);
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const { facts } of content.services)
      for (const lang of ["en", "zh-CN", "es", "ar"])
        expect(addresses).toContain(`${OPEN_URL}/services/${facts.identifier}?lang=${lang}`);
    const open = content.documents.filter(
      ({ facts }) => facts.grade === "public" && facts.valid_from <= DAY && (facts.valid_to ?? DAY) >= DAY,
    );
    expect(open.length).toBeGreaterThan(0);
    for (const { facts } of open) expect(addresses).toContain(`${OPEN_URL}/guides/${facts.identifier}?lang=en`);
  });
});

describe("robots.txt", () => {
  it("names the sitemap by its whole address and keeps search engines out of what is one person's", async () => {
    const lines = (await (await open.get("/robots.txt")).text()).split("\n");
    expect(lines[0]).toBe("User-agent: *");
    expect(lines).toContain(`Sitemap: ${OPEN_URL}/sitemap.xml`);
    expect(lines).toContain("Disallow: /requests/");
    expect(lines).not.toContain("Disallow: /");
  });
});

describe("the feed of changes", () => {
  it.each(["en", "zh-CN"])("is valid Atom in %s", async (lang) => {
    const { feed } = atomShape.parse(await xml(`/changes.atom?lang=${lang}`));
    expect(feed["@xml:lang"]).toBe(lang);
    expect(feed.entry.length).toBeGreaterThan(50);
    expect(new Set(feed.entry.map(({ id }) => id)).size).toBe(feed.entry.length);
  });
});
