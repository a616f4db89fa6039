import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { SummaryList, type SummaryRow } from "#app/components/ui/summary-list.tsx";
import type { Guide } from "#app/domain/catalogue/public-service.ts";
import { formatDate } from "#app/i18n/format.ts";

/** Who issued it, since when it counts and when it was last checked. */
export function GuideFacts({ guide }: { readonly guide: Guide }) {
  const { t, language } = useTranslation();
  const date = (day: string) => formatDate(language, day);
  const checked: SummaryRow = {
    key: t("catalogue:guide.checked"),
    value: t("catalogue:guide.checked_on", { date: date(guide.reviewedOn), next: date(guide.reviewBy) }),
  };
  if (guide.kind === "page") return <SummaryList rows={[checked]} />;
  const inForce = guide.validTo
    ? t("catalogue:guide.valid_between", { from: date(guide.validFrom), to: date(guide.validTo) })
    : t("catalogue:guide.valid_from", { from: date(guide.validFrom) });
  const rows: (SummaryRow | undefined)[] = [
    guide.competentAuthority && {
      key: t("catalogue:guide.authority"),
      value: <ContentText>{guide.competentAuthority.name}</ContentText>,
    },
    guide.documentNumber === undefined ? undefined : { key: t("catalogue:guide.number"), value: guide.documentNumber },
    { key: t("catalogue:guide.valid"), value: inForce },
    checked,
  ];
  return <SummaryList rows={rows.filter((row) => row !== undefined)} />;
}
