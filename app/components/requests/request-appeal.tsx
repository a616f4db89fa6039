import { useTranslation } from "#app/components/texts.tsx";
import { appealLines, type AppealRoute } from "#app/domain/requests/appeal.ts";
import type { Language } from "#app/i18n/languages.ts";
import { formatMoment } from "#app/i18n/format.ts";

type Props = { readonly appeal: AppealRoute; readonly language: Language; readonly timeZone: string };

/** How to appeal, on screen and on paper: there with the address of the link. */
export function RequestAppeal({ appeal, language, timeZone }: Props) {
  const { t } = useTranslation();
  const day = (date: Date) => formatMoment(date, "day", language, timeZone);
  const { link } = appeal.route;
  return (
    <>
      <h3 className="minor-heading">{t("requests:appeal.title")}</h3>
      {appealLines(t, appeal, { language, day }).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {link ? (
        <p>
          <a href={link}>{t("requests:appeal.link")}</a> <bdi className="print-only">{link}</bdi>
        </p>
      ) : null}
    </>
  );
}
