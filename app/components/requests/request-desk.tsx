import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { Opening } from "#app/components/catalogue/opening.tsx";
import { formatMoment } from "#app/i18n/format.ts";
import { inLanguage } from "#app/i18n/languages.ts";
import type { RequestPageProps } from "./request-page.tsx";

/** Who has the request and how to reach them. */
export function RequestDesk({ seen, language, timeZone }: Pick<RequestPageProps, "seen" | "language" | "timeZone">) {
  const { t } = useTranslation();
  const { desk } = seen;
  return (
    <section className="form-section" aria-labelledby="desk-heading">
      <h2 id="desk-heading">{t("requests:page.desk")}</h2>
      <p>
        <strong>
          <ContentText>{inLanguage(desk.name, language)}</ContentText>
        </strong>
      </p>
      <p className="quiet">
        <ContentText>{inLanguage(desk.department, language)}</ContentText>
      </p>
      <p>{t("requests:page.desk_since", { date: formatMoment(seen.atDeskSince, "day", language, timeZone) })}</p>
      <p>
        <a className="phone-link" href={`tel:${desk.phone}`}>
          {t("common:nav.call", { number: desk.phone })}
        </a>
      </p>
      <p>
        <Opening now={seen.hours} language={language} />
      </p>
    </section>
  );
}
