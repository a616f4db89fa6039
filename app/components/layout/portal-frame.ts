import type { HOTLINE_KINDS, Hotline, Site } from "#app/domain/desks/site-schema.ts";
import { inLanguage, type Language } from "#app/i18n/languages.ts";

export type FrameHotline = {
  readonly id: string;
  readonly kind: (typeof HOTLINE_KINDS)[number];
  readonly number: string;
  readonly name: string;
  readonly purpose: string;
};

/** What header and footer say about the authority, in one language. */
export type PortalFrame = {
  readonly portalName: string;
  readonly districtName: string;
  readonly cityName: string;
  readonly isSample: boolean;
  /** The district's own number comes first. */
  readonly hotlines: readonly FrameHotline[];
};

export function describePortal(site: Site, language: Language): PortalFrame {
  const describe = (hotline: Hotline): FrameHotline => ({
    id: hotline.id,
    kind: hotline.kind,
    number: hotline.number,
    name: inLanguage(hotline.name, language),
    purpose: inLanguage(hotline.purpose, language),
  });
  const districtFirst = [...site.hotlines].sort(
    (a, b) => Number(b.kind === "district") - Number(a.kind === "district"),
  );
  return {
    portalName: inLanguage(site.portal_name, language),
    districtName: inLanguage(site.name, language),
    cityName: inLanguage(site.city, language),
    isSample: site.sample,
    hotlines: districtFirst.map(describe),
  };
}
