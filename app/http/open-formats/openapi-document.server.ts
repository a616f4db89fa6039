import { AUDIENCES } from "#app/domain/content/service-schema.ts";
import type { OpenCatalogue } from "#app/domain/open-formats/open-catalogue.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { CONTENT_LANGUAGES, type ContentLanguage } from "#app/i18n/languages.ts";
import { componentSchemas, type SchemaName, schemaRef } from "./api-schemas.ts";
import { requestPaths, requestWebhooks } from "./openapi-requests.ts";
import { DEFAULT_PER_PAGE, MAX_PER_PAGE, MAX_QUERY_LENGTH } from "./query.server.ts";

type Json = Record<string, unknown>;

/** The version of the API's shape, not of the portal. */
const API_VERSION = "1.2.0";

const PARAMETERS: Record<string, Json> = {
  lang: { type: "string", enum: [...CONTENT_LANGUAGES] },
  page: { type: "integer", minimum: 1, default: 1 },
  per_page: { type: "integer", minimum: 1, maximum: MAX_PER_PAGE, default: DEFAULT_PER_PAGE },
  q: { type: "string", maxLength: MAX_QUERY_LENGTH },
  search: { type: "string", maxLength: MAX_QUERY_LENGTH },
  audience: { type: "string", enum: [...AUDIENCES] },
  life_event: { type: "string", pattern: "^[a-z0-9-]{1,100}$" },
  theme: { type: "string", pattern: "^[a-z0-9-]{1,100}$" },
  full: { type: "boolean", default: true },
  minimal: { type: "boolean", default: false },
  format: { type: "string", enum: ["json"], default: "json" },
  taxonomy_term_id: { type: "string", format: "uuid" },
  organization_id: { type: "string", format: "uuid" },
  modified_after: { type: "string" },
};

/** The document at `/api/openapi.json`: OpenAPI 3.1, with the schemas the code itself reads and writes by. */
export function openApiDocument({ publicUrl, site }: OpenCatalogue, language: ContentLanguage): Json {
  const t = getTranslator(language);
  const inQuery = (name: string): Json => ({
    name,
    in: "query",
    required: false,
    description: t(`api:parameter.${name}`),
    schema: PARAMETERS[name],
  });
  const inPath = (name: string): Json => ({
    name,
    in: "path",
    required: true,
    description: t(`api:parameter.${name}`),
    schema: { type: "string" },
  });
  const tagHeaders = Object.fromEntries(
    ["ETag", "Last-Modified"].map((name) => [name, { description: t("api:header"), schema: { type: "string" } }]),
  );
  const json = (name: SchemaName): Json => ({ "application/json": { schema: schemaRef(name) } });
  const failure = (code: string): Json => ({ description: t(`errors:${code}.text`), content: json("Error") });
  const reading = (operationId: string, parameters: readonly Json[], content: Json, more: Json = {}): Json => ({
    get: {
      operationId,
      summary: t(`api:operation.${operationId}`),
      parameters,
      responses: {
        "200": { description: t("api:response.found"), headers: tagHeaders, content },
        "304": { description: t("api:response.unchanged"), headers: tagHeaders },
        "400": failure("bad_request"),
        ...more,
      },
    },
  });
  const missing = { "404": failure("not_found") };
  const limited = { "429": failure("too_many") };
  return {
    openapi: "3.1.0",
    info: { title: site.portal_name[language], description: t("api:about"), version: API_VERSION },
    servers: [{ url: publicUrl }],
    paths: {
      "/api/v1/services": reading(
        "listServices",
        ["q", "audience", "life_event", "theme", "page", "per_page", "lang"].map(inQuery),
        json("ServiceList"),
        limited,
      ),
      "/api/v1/services/{slug}": reading("getService", [inPath("slug"), inQuery("lang")], json("Service"), {
        ...missing,
        ...limited,
      }),
      "/api/v1/questions": {
        post: {
          operationId: "askQuestion",
          summary: t("api:operation.askQuestion"),
          requestBody: { required: true, content: json("Question") },
          responses: {
            "200": { description: t("api:response.found"), content: json("Answer") },
            "400": failure("bad_request"),
            "403": failure("forbidden"),
            "413": failure("too_large"),
            "415": failure("unsupported_type"),
            "422": failure("unprocessable"),
            "429": failure("too_many"),
          },
        },
      },
      ...requestPaths(t),
      "/catalogue.jsonld": reading("getCatalogue", [], { "application/ld+json": { schema: { type: "object" } } }),
      "/hsds": reading("describeHsds", [inQuery("lang")], json("HsdsAbout")),
      "/hsds/services": reading(
        "listHsdsServices",
        [
          "search",
          "page",
          "per_page",
          "full",
          "minimal",
          "format",
          "taxonomy_term_id",
          "organization_id",
          "modified_after",
          "lang",
        ].map(inQuery),
        json("HsdsPage"),
        limited,
      ),
      "/hsds/services/{id}": reading("getHsdsService", [inPath("id"), inQuery("lang")], json("HsdsService"), {
        ...missing,
        ...limited,
      }),
      "/changes.atom": reading("listChanges", [inQuery("lang")], {
        "application/atom+xml": { schema: { type: "string" } },
      }),
      "/sitemap.xml": reading("getSitemap", [], { "application/xml": { schema: { type: "string" } } }),
    },
    webhooks: requestWebhooks(t),
    components: {
      schemas: componentSchemas(),
      securitySchemes: { clientKey: { type: "http", scheme: "bearer" } },
    },
  };
}
