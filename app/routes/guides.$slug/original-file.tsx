import { useTranslation } from "#app/components/texts.tsx";
import type { Guide } from "#app/domain/catalogue/public-service.ts";

/** The way to the authority's own file, with what one should know before fetching it. */
export function OriginalFile({ guide }: { readonly guide: Guide }) {
  const { t } = useTranslation();
  if (!guide.original) return null;
  const { format, sizeBytes, pageCount } = guide.original;
  const kilobytes = Math.max(1, Math.round(sizeBytes / 1_000));
  return (
    <div>
      <h2 className="minor-heading">{t("catalogue:guide.original")}</h2>
      <p>{t("catalogue:guide.original_text")}</p>
      <p>
        <a href={`/guides/${guide.slug}/original`} download>
          {t("catalogue:guide.original_link", { format: format.toUpperCase(), kilobytes })}
        </a>
        {pageCount === undefined ? null : ` · ${t("catalogue:guide.original_pages", { count: pageCount })}`}
      </p>
    </div>
  );
}
