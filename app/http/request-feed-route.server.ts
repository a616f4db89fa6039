import { uuidOf } from "#app/domain/open-formats/hsds/uuid.server.ts";
import { eventTitleKey } from "#app/domain/requests/event-title.ts";
import { readFeed } from "#app/domain/requests/request-feed.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { inLanguage } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import type { ExpressRoute } from "./express-route.ts";
import { limitRate } from "./rate-limit.server.ts";
import { toXml } from "./to-xml.server.ts";

/** `GET /feeds/<token>`: how far a request is, for a program that its resident gave the address; in the request's language. */
export const requestFeedRoute: ExpressRoute = {
  method: "get",
  path: "/feeds/:token",
  async handle(req, res, context) {
    const { services, clientAddress } = context;
    await limitRate(context, "read", clientAddress);
    const found = await readFeed(services, String(req.params["token"]));
    if (!found) throw new AppError("not_found");
    const { request, changes, feedId } = found;
    const { site, publicUrl } = services;
    const t = getTranslator(request.language);
    const nameOf = (id: string) => inLanguage(site.desks.find((desk) => desk.id === id)?.name, request.language) ?? id;
    const page = `${publicUrl}/requests/${request.reference}`;
    // Ids of the feed's own: the address with the token stands nowhere in it.
    const idOf = (what: string) => `urn:uuid:${uuidOf(`request-feed:${feedId}:${what}`)}`;
    const link = { "@rel": "alternate", "@type": "text/html", "@href": page };
    const feed = {
      "@xmlns": "http://www.w3.org/2005/Atom",
      "@xml:lang": request.language,
      id: idOf("feed"),
      title: t("requests:page.caption", { reference: request.reference }),
      updated: (changes[0]?.at ?? request.submittedAt).toISOString(),
      author: { name: inLanguage(site.portal_name, request.language) },
      link,
      entry: changes.map((change) => ({
        id: idOf(String(change.seq)),
        title: t(`requests:event.${eventTitleKey(change)}`, { desk: nameOf(change.deskId) }),
        updated: change.at.toISOString(),
        link,
        category: { "@term": change.to },
      })),
    };
    res.removeHeader("Set-Cookie");
    res.setHeader("Content-Type", "application/atom+xml; charset=utf-8");
    res.setHeader("Content-Language", request.language);
    res.setHeader("Cache-Control", "private, no-store");
    res.setHeader("Referrer-Policy", "no-referrer");
    res.setHeader("X-Robots-Tag", "noindex");
    res.status(200).end(Buffer.from(toXml({ feed }), "utf8"));
  },
};
