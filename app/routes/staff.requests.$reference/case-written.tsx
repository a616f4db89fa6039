import { useTranslation } from "#app/components/texts.tsx";
import { StatusTag } from "#app/components/ui/status-tag.tsx";
import { SummaryList, type SummaryRow } from "#app/components/ui/summary-list.tsx";
import type { Grade } from "#app/domain/accounts/grades.ts";
import type { Contact, StaffRequest } from "#app/domain/requests/types.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { CaseFiles } from "./case-files.tsx";

/** All that the resident wrote, and how to reach them. */
export function CaseWritten({ found, timeZone }: { readonly found: StaffRequest; readonly timeZone: string }) {
  const { request, answers, hiddenContact } = found;
  const { t, language } = useTranslation();
  const { name, phone, email } = request.contact;
  const hiddenTag = (grade: Grade) => (
    <StatusTag>{t("staff:grade.hidden", { grade: t(`staff:grade.${grade}`) })}</StatusTag>
  );
  /** Not given is not the same as not for this reader. */
  const missing = (part: keyof Contact) => {
    const grade = hiddenContact[part];
    return grade ? hiddenTag(grade) : t("staff:case.not_given");
  };
  const contactRows: SummaryRow[] = [
    { key: t("staff:case.name"), value: name ?? missing("name") },
    { key: t("staff:case.phone"), value: phone ? <a href={`tel:${phone}`}>{phone}</a> : missing("phone") },
    { key: t("staff:case.email"), value: email ? <a href={`mailto:${email}`}>{email}</a> : missing("email") },
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
          rows={answers.map((answer) => ({
            key: answer.label,
            value:
              "hidden" in answer ? (
                <>
                  {hiddenTag(answer.hidden)}{" "}
                  {answer.canShow ? (
                    <a href={`/staff/requests/${request.reference}/show/${answer.canShow}`}>
                      {t("staff:show.link")}
                      <span className="sr-only"> {answer.label}</span>
                    </a>
                  ) : null}
                </>
              ) : (
                <span lang={request.language}>{answer.value}</span>
              ),
          }))}
        />
      ) : null}
      <CaseFiles reference={request.reference} files={found.files} timeZone={timeZone} />
      <h3 className="case-subheading">{t("staff:case.contact")}</h3>
      <SummaryList rows={contactRows} />
    </section>
  );
}
