import { afterAll, beforeAll, expect, it } from "vitest";
import { type RunningPortal, startTestPortal, TEST_EVALUATION_KEY } from "#tests/support/portal.ts";

let portal: RunningPortal;
beforeAll(async () => {
  portal = await startTestPortal();
}, 200_000);
afterAll(() => portal.stop());

const get = (address: string) => fetch(address, { headers: { "x-evaluation-key": TEST_EVALUATION_KEY } });
const ADDRESS = /https?:\/\/127\.0\.0\.1:\d+[^"<>\s\\]*/g;

it("every address of ours in every form opens", { timeout: 300_000 }, async () => {
  const forms = ["/sitemap.xml", "/catalogue.jsonld", "/changes.atom", "/api/openapi.json", "/hsds"].concat(
    ["en", "zh-CN"].flatMap((lang) => [
      `/hsds/services?per_page=100&lang=${lang}`,
      `/api/v1/services?per_page=100&lang=${lang}`,
    ]),
  );
  const found = new Set<string>();
  for (const form of forms) {
    const response = await get(`${portal.address}${form}`);
    expect(response.status, form).toBe(200);
    for (const [address] of (await response.text()).matchAll(ADDRESS)) found.add(address.split("#")[0] ?? "");
  }
  expect(found.size).toBeGreaterThan(400);
  const broken: string[] = [];
  for (const address of found) {
    const response = await get(address.replaceAll("&amp;", "&"));
    if (response.status !== 200) broken.push(`${response.status} ${address}`);
    await response.arrayBuffer();
  }
  expect(broken).toEqual([]);
});

it("each page of a service carries its own description, which no script policy forbids", async () => {
  const html = await (await get(`${portal.address}/services/old-age-allowance?lang=zh-CN`)).text();
  const data = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? "";
  const graph = (JSON.parse(data) as { "@graph": Record<string, unknown>[] })["@graph"];
  expect(graph.map((node) => node["@type"])).toEqual(["FAQPage", "GovernmentService"]);
  expect(graph[0]).toMatchObject({
    inLanguage: "zh-CN",
    url: `${portal.address}/services/old-age-allowance?lang=zh-CN`,
  });
});
