import { useTranslation } from "#app/components/texts.tsx";
import { NextWays } from "#app/components/catalogue/next-ways.tsx";

export function NothingFound({ query }: { readonly query: string | undefined }) {
  const { t } = useTranslation();
  return (
    <section className="nothing-found" aria-labelledby="nothing-heading">
      <h2 id="nothing-heading">{t("catalogue:services.empty.title")}</h2>
      <p>{t("catalogue:services.empty.text")}</p>
      <NextWays question={query} searchHref={query ? `/search?${new URLSearchParams({ q: query })}` : "/search"} />
    </section>
  );
}
