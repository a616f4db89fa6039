import { z } from "zod";
import { obeySettings } from "#app/domain/assistant/settings/obey-settings.server.ts";
import {
  hsdsOrganizationId,
  hsdsService,
  hsdsServiceId,
  hsdsSummary,
} from "#app/domain/open-formats/hsds/hsds-service.server.ts";
import { termId } from "#app/domain/open-formats/hsds/hsds-terms.server.ts";
import { findOpenServices } from "#app/domain/open-formats/find-open-services.server.ts";
import type { OpenCatalogue, OpenService } from "#app/domain/open-formats/open-catalogue.ts";
import { readOpenCatalogue } from "#app/domain/open-formats/read-open-catalogue.server.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import type { ExpressRoute } from "#app/http/express-route.ts";
import { limitRate } from "#app/http/rate-limit.server.ts";
import { langShape, languageOf, pageOf, pagingShape, readQuery, searchShape } from "./query.server.ts";
import { sendOpenJson } from "./send-open.server.ts";

const flag = z.enum(["true", "false"]).transform((word) => word === "true");

export const hsdsQuery = z.strictObject({
  ...pagingShape,
  search: searchShape.optional(),
  /** `false` leaves out what a service has several of. */
  full: flag.default(true),
  minimal: flag.default(false),
  format: z.enum(["json"]).default("json"),
  taxonomy_term_id: z.uuid().optional(),
  organization_id: z.uuid().optional(),
  modified_after: z.union([z.iso.datetime({ offset: true }), z.iso.date()]).optional(),
});

/** `GET /hsds`: which standard this is, and where it is described. */
const aboutRoute: ExpressRoute = {
  method: "get",
  path: "/hsds",
  async handle(req, res, context) {
    const language = languageOf(req, context, readQuery(req, z.strictObject({ lang: langShape.optional() })).lang);
    const { publicUrl, site, modifiedAt } = await readOpenCatalogue(context.services);
    const value = {
      version: "3.0",
      profile: "https://docs.openreferral.org/en/v3.0.0/",
      openapi_url: `${publicUrl}/api/openapi.json`,
      description: site.portal_name[language],
      publisher: { name: site.name[language], website: publicUrl },
    };
    sendOpenJson(res, { value, language, modifiedAt });
  },
};

function fits(
  catalogue: OpenCatalogue,
  { in: by, modifiedAt }: OpenService,
  query: z.infer<typeof hsdsQuery>,
): boolean {
  const { competentAuthority, audiences, lifeEvents, themes } = by.en;
  const { organization_id: organization, taxonomy_term_id: term, modified_after: after } = query;
  if (organization && hsdsOrganizationId(catalogue, competentAuthority.id) !== organization) return false;
  if (after && modifiedAt < new Date(after)) return false;
  if (!term) return true;
  return [
    ...audiences.map((code) => termId(catalogue, "audience", code)),
    ...lifeEvents.map((code) => termId(catalogue, "life_event", code)),
    ...themes.map((code) => termId(catalogue, "theme", code)),
  ].includes(term);
}

function present(
  catalogue: OpenCatalogue,
  service: OpenService,
  language: ContentLanguage,
  { minimal, full }: z.infer<typeof hsdsQuery>,
) {
  if (!minimal) return (full ? hsdsService : hsdsSummary)(catalogue, service, language);
  const { id, name, status, last_modified } = hsdsSummary(catalogue, service, language);
  return { id, name, status, last_modified, modified_date: last_modified };
}

const servicesRoute: ExpressRoute = {
  method: "get",
  path: "/hsds/services",
  async handle(req, res, context) {
    await limitRate(context, "read", context.clientAddress);
    const query = readQuery(req, hsdsQuery);
    const language = languageOf(req, context, query.lang);
    const { catalogue, found } = await findOpenServices(await obeySettings(context.services), {
      language,
      query: query.search,
    });
    const all = found.filter((service) => fits(catalogue, service, query));
    const { pages, items } = pageOf(all, query);
    const value = {
      total_items: all.length,
      total_pages: pages,
      page_number: query.page,
      size: items.length,
      first_page: query.page === 1,
      last_page: query.page === pages,
      empty: items.length === 0,
      contents: items.map((service) => present(catalogue, service, language, query)),
    };
    sendOpenJson(res, { value, language, modifiedAt: catalogue.modifiedAt });
  },
};

const oneServiceRoute: ExpressRoute = {
  method: "get",
  path: "/hsds/services/:id",
  async handle(req, res, context) {
    await limitRate(context, "read", context.clientAddress);
    const { lang } = readQuery(req, z.strictObject({ lang: langShape.optional() }));
    const language = languageOf(req, context, lang);
    const catalogue = await readOpenCatalogue(context.services);
    const service = catalogue.services.find(
      ({ slug }) => hsdsServiceId(catalogue, slug) === req.params["id"]?.toLowerCase(),
    );
    if (!service) throw new AppError("not_found");
    sendOpenJson(res, {
      value: hsdsService(catalogue, service, language),
      language,
      modifiedAt: catalogue.modifiedAt,
    });
  },
};

export const hsdsApi: readonly ExpressRoute[] = [aboutRoute, servicesRoute, oneServiceRoute];
