import type { LegalResource } from "#app/domain/catalogue/public-service.ts";
import type { OpenCatalogue } from "./open-catalogue.ts";

type Base = Pick<OpenCatalogue, "publicUrl">;

export const servicePage = ({ publicUrl }: Base, slug: string): string => `${publicUrl}/services/${slug}`;
export const guidePage = ({ publicUrl }: Base, slug: string): string => `${publicUrl}/guides/${slug}`;
export const centrePage = ({ publicUrl }: Base, id: string): string => `${publicUrl}/centres/${id}`;
export const formPage = ({ publicUrl }: Base, id: string): string => `${publicUrl}/forms/${id}`;
export const lifeEventPage = ({ publicUrl }: Base, id: string): string => `${publicUrl}/life-events/${id}`;

/** The same page in one language, as its own canonical link says it. */
export const inLanguage = (page: string, language: string): string => `${page}?lang=${language}`;

/** Where a legal text can be read; none when the portal does not show it today. */
export function legalAddress(
  catalogue: Base & Pick<OpenCatalogue, "guides">,
  legal: LegalResource,
): string | undefined {
  if (legal.guideSlug === undefined) return legal.url;
  return catalogue.guides.has(legal.guideSlug) ? guidePage(catalogue, legal.guideSlug) : undefined;
}
