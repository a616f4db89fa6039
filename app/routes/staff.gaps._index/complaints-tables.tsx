import { useTranslation } from "#app/components/texts.tsx";
import { DataTable } from "#app/components/ui/data-table.tsx";
import type { PageComplaints, SearchComplaint } from "#app/domain/feedback/complaints.queries.server.ts";

type Page = Omit<PageComplaints, "lastAt"> & { readonly title: string | undefined; readonly lastOn: string };

/** What readers wrote; masked before it was stored. */
function Words({ words }: { readonly words: readonly string[] }) {
  if (words.length === 0) return null;
  return (
    <ul className="plain-bullets">
      {words.map((text, index) => (
        <li key={index} dir="auto">
          {text}
        </li>
      ))}
    </ul>
  );
}

/** Pages that did not help somebody. */
export function PageComplaintsTable({ pages }: { readonly pages: readonly Page[] }) {
  const { t } = useTranslation();
  return (
    <DataTable
      caption={t("staff:gaps.pages_caption", { count: pages.length })}
      head={["page", "no", "yes", "reasons", "words", "last"].map((key) => t(`staff:gaps.head.${key}`))}
      rows={pages.map((one) => [
        <a key="page" href={one.page}>
          {one.title ?? one.page}
        </a>,
        one.noCount,
        one.yesCount,
        Object.entries(one.reasons)
          .map(([reason, count]) =>
            t("staff:gaps.reason_count", { reason: t(`catalogue:feedback.reason.${reason}`), count }),
          )
          .join(" · "),
        <Words key="words" words={one.words} />,
        one.lastOn,
      ])}
    />
  );
}

type Search = Omit<SearchComplaint, "lastAt"> & { readonly lastOn: string };

/** Searches that came up with nothing, or with nothing that helped. */
export function SearchComplaintsTable({ searches }: { readonly searches: readonly Search[] }) {
  const { t } = useTranslation();
  return (
    <DataTable
      caption={t("staff:gaps.searches_caption", { count: searches.length })}
      head={["search", "times", "result", "words", "last"].map((key) => t(`staff:gaps.head.${key}`))}
      rows={searches.map((one) => [
        <a key="search" href={`/search?q=${encodeURIComponent(one.query)}`} lang={one.language} dir="auto">
          {one.query}
        </a>,
        one.count,
        t(one.isEmpty ? "staff:gaps.nothing_found" : "staff:gaps.did_not_help"),
        <Words key="words" words={one.words} />,
        one.lastOn,
      ])}
    />
  );
}
