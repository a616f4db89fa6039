import { z } from "zod";
import { readOpenCatalogue } from "#app/domain/open-formats/read-open-catalogue.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import type { ExpressRoute } from "#app/http/express-route.ts";
import { feeds } from "./feeds.server.ts";
import { hsdsApi } from "./hsds-api.server.ts";
import { openApiDocument } from "./openapi-document.server.ts";
import { langShape, languageOf, readQuery } from "./query.server.ts";
import { sendOpenJson } from "./send-open.server.ts";
import { servicesApi } from "./services-api.server.ts";

const documentRoute: ExpressRoute = {
  method: "get",
  path: "/api/openapi.json",
  async handle(req, res, context) {
    const language = languageOf(req, context, readQuery(req, z.strictObject({ lang: langShape.optional() })).lang);
    const catalogue = await readOpenCatalogue(context.services);
    const value = openApiDocument(catalogue, language);
    sendOpenJson(res, { value, language, modifiedAt: catalogue.modifiedAt });
  },
};

/** A program that mistypes an address of the API gets JSON, not a page. Stands last. */
const noSuchAddress: readonly ExpressRoute[] = ["/api/*", "/hsds/*"].map((path) => ({
  method: "get",
  path,
  handle: () => Promise.reject(new AppError("not_found")),
}));

/** Everything that other people's programs read. */
export const openFormats: readonly ExpressRoute[] = [
  ...servicesApi,
  ...hsdsApi,
  ...feeds,
  documentRoute,
  ...noSuchAddress,
];
