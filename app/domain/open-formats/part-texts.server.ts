import type { PublicService, ServiceAnchor } from "#app/domain/catalogue/public-service.ts";
import { servicePassages } from "#app/domain/content/service-passages.server.ts";
import type { Site } from "#app/domain/desks/site-schema.ts";

/** The parts of a service in whole sentences, as answers quote them, by the anchor of its page. */
export function partTexts(
  service: PublicService,
  site: Site,
): ReadonlyMap<ServiceAnchor, { heading: string | undefined; text: string }> {
  return new Map(
    servicePassages(service, site).map(({ anchor, heading, text }) => [anchor as ServiceAnchor, { heading, text }]),
  );
}
