import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "#app/db/port.ts";
import { publishContent } from "#app/domain/content/publish-content.server.ts";
import { readOpenCatalogue } from "#app/domain/open-formats/read-open-catalogue.server.ts";
import { expressRoutes } from "#app/http/express-routes.server.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { smallContent } from "#tests/factories/small-content.ts";
import { openTestDatabase } from "#tests/support/database.ts";
import { type ApiDescription, describeApi } from "./describe-api.server.ts";
import { openApiDocument } from "./openapi-document.server.ts";

let db: Database;
let document: Record<string, unknown>;
let api: ApiDescription;
beforeAll(async () => {
  db = await openTestDatabase();
  const content = smallContent();
  const clock = new SetClock("2026-05-12T02:30:00Z");
  await publishContent({ db, clock }, content);
  const catalogue = await readOpenCatalogue({ db, clock, site: content.site, publicUrl: "https://portal.example" });
  document = openApiDocument(catalogue, "en");
  api = describeApi(document);
});
afterAll(() => db.close());

const asTemplate = (path: string) => path.replace(/:(\w+)/g, "{$1}");

it("the document has exactly the routes of the API, and the page all of the document", () => {
  const routes = expressRoutes
    .filter(({ path }) => path.startsWith("/api/v1/"))
    .map(({ method, path }) => `${method.toUpperCase()} ${asTemplate(path)}`);
  const shown = api.operations.map(({ method, path }) => `${method} ${path}`);
  expect(routes.length).toBeGreaterThan(0);
  expect(shown.filter((one) => one.includes(" /api/v1/")).sort()).toEqual(routes.sort());
  const paths = document["paths"] as Record<string, object>;
  expect([...new Set(api.operations.map(({ path }) => path))]).toEqual(Object.keys(paths));
});

it("every other address of the document is a route as well", () => {
  const known = new Set(expressRoutes.map(({ path }) => asTemplate(path)));
  expect(api.operations.map(({ path }) => path).filter((path) => !known.has(path))).toEqual([]);
});

it("every schema that is referred to is there", () => {
  const schemas = (document["components"] as { schemas: Record<string, object> }).schemas;
  const refs = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name ?? "");
  expect(refs.length).toBeGreaterThan(5);
  expect(refs.filter((name) => !(name in schemas))).toEqual([]);
});

it("the page names fields within fields, their types, and a call that asks", () => {
  const answer = api.schemas.find(({ name }) => name === "Answer");
  expect(answer?.fields).toContainEqual({
    name: "answer.sources[].checked_on",
    type: "string (date) | null",
    isRequired: true,
  });
  expect(answer?.fields.find(({ name }) => name === "answer.status")?.type).toContain("unanswerable_no_source");
  const list = api.operations.find(({ id }) => id === "listServices");
  expect(list?.parameters).toContainEqual(
    expect.objectContaining({ name: "per_page", place: "query", type: "integer 1–100" }),
  );
  expect(api.operations.find(({ id }) => id === "askQuestion")).toMatchObject({
    method: "POST",
    sent: "Question",
    given: "Answer",
    example: expect.stringContaining("https://portal.example/api/v1/questions"),
  });
});
