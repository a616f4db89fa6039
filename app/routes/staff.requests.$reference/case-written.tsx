import { useTranslation } from "#app/components/texts.tsx";
import { SummaryList, type SummaryRow } from "#app/components/ui/summary-list.tsx";
import type { StaffRequest } from "#app/domain/requests/types.ts";
import { formatMoment } from "#app/i18n/format.ts";

/** All that the resident wrote, and how to reach them. */
export function CaseWritten({ found, timeZone }: { readonly found: StaffRequest; readonly timeZone: string }) {
  const { request, answers } = found;
  const { t, language } = useTranslation();
  const { name, phone, email } = request.contact;
  const contactRows: SummaryRow[] = [
    { key: t("staff:case.name"), value: name ?? t("staff:case.not_given") },
    { key: t("staff:case.phone"), value: phone ? <a href={`tel:${phone}`}>{phone}</a> : t("staff:case.not_given") },
    { key: t("staff:case.email"), value: email ? <a href={`mailto:${email}`}>{email}</a> : t("staff:case.not_given") },
    { key: t("staff:case.language"), value: t(`staff:language.${request.language}`) },
    { key: t("staff:case.sent"), value: formatMoment(request.submittedAt, "minute", language, timeZone) },
  ];
  return (
    <section className="case-section" aria-labelledby="written">
      <h2 id="written">{t("staff:case.written")}</h2>
      {request.description ? (
        <p className="case-words case-quote" lang={request.language}>
          {request.description}
        </p>
      ) : null}
      {answers.length > 0 ? (
        <SummaryList
          rows={answers.map(({ label, value }) => ({
            key: label,
            value: <span lang={request.language}>{value}</span>,
          }))}
        />
      ) : null}
      <h3 className="case-subheading">{t("staff:case.contact")}</h3>
      <SummaryList rows={contactRows} />
    </section>
  );
}
