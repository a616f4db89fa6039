import { z } from "zod";
import { obeySettings } from "#app/domain/assistant/settings/obey-settings.server.ts";
import { presentService } from "#app/domain/open-formats/api/present-service.ts";
import type { ServiceListResource } from "#app/domain/open-formats/api/service-resource.ts";
import { findOpenServices } from "#app/domain/open-formats/find-open-services.server.ts";
import { readOpenCatalogue } from "#app/domain/open-formats/read-open-catalogue.server.ts";
import { AUDIENCES } from "#app/domain/content/service-schema.ts";
import { AppError } from "#app/lib/app-error.ts";
import type { ExpressRoute } from "#app/http/express-route.ts";
import { limitRate } from "#app/http/rate-limit.server.ts";
import { langShape, languageOf, pageOf, pagingShape, readQuery, searchShape } from "./query.server.ts";
import { sendOpenJson } from "./send-open.server.ts";

const idShape = z.string().regex(/^[a-z0-9-]{1,100}$/);

export const servicesQuery = z.strictObject({
  ...pagingShape,
  q: searchShape.optional(),
  audience: z.enum(AUDIENCES).optional(),
  life_event: idShape.optional(),
  theme: idShape.optional(),
});
export const oneServiceQuery = z.strictObject({ lang: langShape.optional() });

/** `GET /api/v1/services`: what people find at `/services`, with all facts, a page at a time. */
const servicesRoute: ExpressRoute = {
  method: "get",
  path: "/api/v1/services",
  async handle(req, res, context) {
    await limitRate(context, "read", context.clientAddress);
    const query = readQuery(req, servicesQuery);
    const language = languageOf(req, context, query.lang);
    const { q, audience, life_event: lifeEvent, theme } = query;
    const { catalogue, found } = await findOpenServices(await obeySettings(context.services), {
      language,
      query: q,
      audience,
      lifeEvent,
      theme,
    });
    const { pages, items } = pageOf(found, query);
    const address = (page: number): string => {
      const url = new URL(req.originalUrl, catalogue.publicUrl);
      url.searchParams.set("page", String(page));
      return `${catalogue.publicUrl}/api/v1/services?${url.searchParams}`;
    };
    const links: ServiceListResource["links"] = {
      self: address(query.page),
      first: address(1),
      previous: query.page > 1 ? address(query.page - 1) : null,
      next: query.page < pages ? address(query.page + 1) : null,
      last: address(pages),
    };
    const value: ServiceListResource = {
      services: items.map((service) => presentService(catalogue, service, language)),
      language,
      total: found.length,
      page: query.page,
      per_page: query.per_page,
      pages,
      links,
    };
    res.links(
      Object.fromEntries(
        Object.entries({ next: links.next, prev: links.previous }).flatMap(([rel, url]) => (url ? [[rel, url]] : [])),
      ),
    );
    sendOpenJson(res, { value, language, modifiedAt: catalogue.modifiedAt });
  },
};

const oneServiceRoute: ExpressRoute = {
  method: "get",
  path: "/api/v1/services/:slug",
  async handle(req, res, context) {
    await limitRate(context, "read", context.clientAddress);
    const query = readQuery(req, oneServiceQuery);
    const language = languageOf(req, context, query.lang);
    const catalogue = await readOpenCatalogue(context.services);
    const service = catalogue.services.find(({ slug }) => slug === req.params["slug"]);
    if (!service) throw new AppError("not_found");
    sendOpenJson(res, {
      value: presentService(catalogue, service, language),
      language,
      modifiedAt: catalogue.modifiedAt,
    });
  },
};

export const servicesApi: readonly ExpressRoute[] = [servicesRoute, oneServiceRoute];
