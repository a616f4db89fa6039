import type { ReactNode } from "react";
import { useTranslation } from "#app/components/texts.tsx";

type Crumb = { readonly href: string; readonly label: ReactNode };

/** The way back up; the page itself is not in it. */
export function Breadcrumbs({ items }: { readonly items: readonly Crumb[] }) {
  const { t } = useTranslation();
  return (
    <nav className="breadcrumbs" aria-label={t("common:breadcrumbs")}>
      <ol>
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href}>{item.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
