import type { LegalResource } from "#app/domain/catalogue/public-service.ts";
import { legalAddress, servicePage } from "../addresses.ts";
import type { OpenCatalogue } from "../open-catalogue.ts";

/** Things that many services share have their place in the catalogue's own file. */
const shared = ({ publicUrl }: OpenCatalogue, kind: string, id: string) =>
  `${publicUrl}/catalogue.jsonld#${kind}-${id}`;

export const authorityId = (catalogue: OpenCatalogue, id: string): string => shared(catalogue, "authority", id);
export const themeId = (catalogue: OpenCatalogue, id: string): string => shared(catalogue, "theme", id);
export const audienceId = (catalogue: OpenCatalogue, id: string): string => shared(catalogue, "audience", id);
export const lifeEventId = (catalogue: OpenCatalogue, id: string): string => shared(catalogue, "life-event", id);
export const channelTypeId = (catalogue: OpenCatalogue, id: string): string => shared(catalogue, "channel-type", id);
export const hoursId = (catalogue: OpenCatalogue, id: string): string => shared(catalogue, "hours", id);
export const deskId = (catalogue: OpenCatalogue, id: string): string => shared(catalogue, "desk", id);
export const areaId = (catalogue: OpenCatalogue): string => shared(catalogue, "area", "district");

/** A legal text is its own page; one that has none is named within its service. */
export const legalNodeId = (catalogue: OpenCatalogue, slug: string, legal: LegalResource): string =>
  legalAddress(catalogue, legal) ?? `${servicePage(catalogue, slug)}#legal-${legal.id}`;
