import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { ChipLinks } from "#app/components/ui/chip-links.tsx";
import type { Facet, Facets } from "#app/domain/catalogue/list-facets.server.ts";
import { type FacetName, type Filters, toggleAddress } from "./filters.ts";

const SIMPLE_CHOICES = 5;

type ServiceFiltersProps = { readonly filters: Filters; readonly facets: Facets; readonly isSimple: boolean };

/** Chips by audience, life event and theme; in simplified mode only the five largest themes. */
export function ServiceFilters({ filters, facets, isSimple }: ServiceFiltersProps) {
  const { t } = useTranslation();
  const chips = (name: FacetName, list: readonly Facet[]) =>
    list.map((facet) => ({
      href: toggleAddress(filters, name, facet.id),
      label: <ContentText>{facet.label}</ContentText>,
      current: filters[name] === facet.id,
      count: facet.count,
    }));
  if (isSimple) {
    const largest = [...facets.themes].sort((a, b) => b.count - a.count).slice(0, SIMPLE_CHOICES);
    return <ChipLinks label={t("catalogue:services.choose")} items={chips("theme", largest)} />;
  }
  return (
    <>
      <ChipLinks label={t("catalogue:services.filter.audience")} items={chips("audience", facets.audiences)} />
      <ChipLinks label={t("catalogue:services.filter.life_event")} items={chips("lifeEvent", facets.lifeEvents)} />
      <ChipLinks label={t("catalogue:services.filter.theme")} items={chips("theme", facets.themes)} />
    </>
  );
}
