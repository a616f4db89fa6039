import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { ChipLinks } from "#app/components/ui/chip-links.tsx";
import type { Facet, Facets } from "#app/domain/catalogue/list-facets.server.ts";
import { type FacetName, type Filters, toggleAddress } from "./filters.ts";

type ServiceFiltersProps = { readonly filters: Filters; readonly facets: Facets };

/** Chips by audience, life event and theme. */
export function ServiceFilters({ filters, facets }: ServiceFiltersProps) {
  const { t } = useTranslation();
  const chips = (name: FacetName, list: readonly Facet[]) =>
    list.map((facet) => ({
      href: toggleAddress(filters, name, facet.id),
      label: <ContentText>{facet.label}</ContentText>,
      current: filters[name] === facet.id,
      count: facet.count,
    }));
  return (
    <>
      <ChipLinks label={t("catalogue:services.filter.audience")} items={chips("audience", facets.audiences)} />
      <ChipLinks label={t("catalogue:services.filter.life_event")} items={chips("lifeEvent", facets.lifeEvents)} />
      <ChipLinks label={t("catalogue:services.filter.theme")} items={chips("theme", facets.themes)} />
    </>
  );
}
