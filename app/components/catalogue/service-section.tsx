import type { ReactNode } from "react";
import { useTranslation } from "#app/components/texts.tsx";
import { Phrases } from "#app/components/ui/phrases.tsx";
import type { ServiceAnchor } from "#app/domain/catalogue/public-service.ts";

/** One part of a service page. Its anchor is what answers and other pages link to, under the same heading. */
export function ServiceSection({ anchor, children }: { readonly anchor: ServiceAnchor; readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <section className="service-section" id={anchor} aria-labelledby={`${anchor}-heading`}>
      <h2 id={`${anchor}-heading`}>
        <Phrases text={t(`content:passage.${anchor}`)} />
      </h2>
      {children}
    </section>
  );
}
