import { z } from "zod";
import { canonicalLinks } from "#app/components/layout/addresses.ts";
import { inLanguage } from "#app/domain/open-formats/addresses.ts";
import { cpsvCatalogue } from "#app/domain/open-formats/cpsv/cpsv-catalogue.ts";
import { type CatalogueChange, listChanges } from "#app/domain/open-formats/list-changes.server.ts";
import { uuidOf } from "#app/domain/open-formats/hsds/uuid.server.ts";
import type { OpenCatalogue } from "#app/domain/open-formats/open-catalogue.ts";
import { readOpenCatalogue } from "#app/domain/open-formats/read-open-catalogue.server.ts";
import { readPublished } from "#app/domain/content/read-published.server.ts";
import { CONTENT_LANGUAGES } from "#app/i18n/languages.ts";
import { listLanguages } from "#app/i18n/languages.server.ts";
import type { ExpressRoute } from "#app/http/express-route.ts";
import { langShape, languageOf, readQuery } from "./query.server.ts";
import { sendOpen } from "./send-open.server.ts";
import { toXml } from "#app/http/to-xml.server.ts";

const noQuery = z.strictObject({});

/** `GET /catalogue.jsonld`: written once for each publication, since it is large. */
const catalogueRoute: ExpressRoute = {
  method: "get",
  path: "/catalogue.jsonld",
  async handle(req, res, { services }) {
    readQuery(req, noQuery);
    const catalogue = await readOpenCatalogue(services);
    const text = await readPublished(
      services.db,
      ["catalogue.jsonld", catalogue.publicUrl, catalogue.today],
      async () => JSON.stringify(cpsvCatalogue(catalogue)),
    );
    sendOpen(res, { type: "application/ld+json; charset=utf-8", text, modifiedAt: catalogue.modifiedAt });
  },
};

/** Every page that is the same for all; the catalogue's own come with the day of their last change. */
function pagesOf(catalogue: OpenCatalogue): { path: string; modifiedAt?: Date }[] {
  const events = catalogue.topics.life_events.filter(({ id }) =>
    catalogue.services.some((one) => one.in.en.lifeEvents.includes(id)),
  );
  return [
    ...["/", "/services", "/centres", "/assistant", "/requests"].map((path) => ({ path })),
    ...catalogue.services.map(({ slug, modifiedAt }) => ({ path: `/services/${slug}`, modifiedAt })),
    ...[...catalogue.guides].sort().map((slug) => ({ path: `/guides/${slug}` })),
    ...events.map(({ id }) => ({ path: `/life-events/${id}` })),
    ...catalogue.site.centres.map(({ id }) => ({ path: `/centres/${id}` })),
  ];
}

const sitemapRoute: ExpressRoute = {
  method: "get",
  path: "/sitemap.xml",
  async handle(req, res, { services }) {
    readQuery(req, noQuery);
    const catalogue = await readOpenCatalogue(services);
    const languages = listLanguages().map(({ tag }) => tag);
    const url = pagesOf(catalogue).flatMap(({ path, modifiedAt }) =>
      languages.map((language) => {
        const { canonical, alternates } = canonicalLinks(catalogue.publicUrl, path, { language, languages });
        return {
          loc: canonical,
          ...(modifiedAt ? { lastmod: modifiedAt.toISOString() } : {}),
          "xhtml:link": alternates.map((one) => ({
            "@rel": "alternate",
            "@hreflang": one.language,
            "@href": one.href,
          })),
        };
      }),
    );
    const namespaces = {
      "@xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
      "@xmlns:xhtml": "http://www.w3.org/1999/xhtml",
    };
    sendOpen(res, {
      type: "application/xml; charset=utf-8",
      text: toXml({ urlset: { ...namespaces, url } }),
      modifiedAt: catalogue.modifiedAt,
    });
  },
};

function atomEntry({ publicUrl }: OpenCatalogue, one: CatalogueChange, language: string) {
  const list = `${publicUrl}/services`;
  return {
    id: `urn:uuid:${uuidOf(`${publicUrl}/changes.atom#${one.kind}-${one.slug}`)}`,
    title: one.title,
    updated: one.changedAt.toISOString(),
    link: {
      "@rel": "alternate",
      "@type": "text/html",
      "@hreflang": language,
      "@href": inLanguage(one.page ?? list, language),
    },
    category: [
      { "@scheme": `${publicUrl}/changes.atom#kind`, "@term": one.kind },
      { "@scheme": `${publicUrl}/changes.atom#change`, "@term": one.change },
    ],
    ...(one.summary ? { summary: one.summary } : {}),
  };
}

/** `GET /changes.atom`: one entry for each record, which comes to the top when the record changes. */
const changesRoute: ExpressRoute = {
  method: "get",
  path: "/changes.atom",
  async handle(req, res, context) {
    const language = languageOf(req, context, readQuery(req, z.strictObject({ lang: langShape.optional() })).lang);
    const catalogue = await readOpenCatalogue(context.services);
    const changes = await listChanges(context.services, { language });
    const self = `${catalogue.publicUrl}/changes.atom`;
    const feed = {
      "@xmlns": "http://www.w3.org/2005/Atom",
      "@xml:lang": language,
      id: self,
      title: catalogue.site.portal_name[language],
      subtitle: catalogue.site.name[language],
      updated: catalogue.modifiedAt.toISOString(),
      author: { name: catalogue.site.name[language], uri: catalogue.publicUrl },
      link: [
        { "@rel": "self", "@type": "application/atom+xml", "@hreflang": language, "@href": inLanguage(self, language) },
        ...CONTENT_LANGUAGES.filter((tag) => tag !== language).map((tag) => ({
          "@rel": "alternate",
          "@type": "application/atom+xml",
          "@hreflang": tag,
          "@href": inLanguage(self, tag),
        })),
        { "@rel": "alternate", "@type": "text/html", "@href": inLanguage(`${catalogue.publicUrl}/services`, language) },
      ],
      entry: changes.map((one) => atomEntry(catalogue, one, language)),
    };
    sendOpen(res, {
      type: "application/atom+xml; charset=utf-8",
      text: toXml({ feed }),
      modifiedAt: catalogue.modifiedAt,
      language,
    });
  },
};

/** What belongs to one person or to staff; search engines are asked to keep out (RFC 9309). The pages guard themselves. */
const NOT_FOR_ROBOTS = ["/staff", "/requests/", "/assistant/", "/feedback", "/forget", "/share", "/feeds/", "/news/"];

const robotsRoute: ExpressRoute = {
  method: "get",
  path: "/robots.txt",
  async handle(_req, res, { services }) {
    const { publicUrl, modifiedAt } = await readOpenCatalogue(services);
    const rules = ["User-agent: *", ...NOT_FOR_ROBOTS.map((path) => `Disallow: ${path}`)];
    const text = [...rules, "", `Sitemap: ${new URL("/sitemap.xml", publicUrl).href}`, ""].join("\n");
    sendOpen(res, { type: "text/plain; charset=utf-8", text, modifiedAt });
  },
};

export const feeds: readonly ExpressRoute[] = [catalogueRoute, sitemapRoute, changesRoute, robotsRoute];
