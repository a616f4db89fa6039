import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { Breadcrumbs } from "#app/components/ui/breadcrumbs.tsx";
import type { Linked } from "#app/domain/catalogue/public-service.ts";

export function SlipCrumbs({ service }: { readonly service: Linked }) {
  const { t } = useTranslation();
  return (
    <Breadcrumbs
      items={[
        { href: "/services", label: t("common:nav.services") },
        { href: `/services/${service.slug}`, label: <ContentText>{service.title}</ContentText> },
      ]}
    />
  );
}
