import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import type { MergeChoice } from "#app/domain/requests/get-merge-choice.server.ts";
import { formatMoment } from "#app/i18n/format.ts";

type Props = {
  readonly choice: MergeChoice;
  /** As typed. */
  readonly into: string;
  readonly timeZone: string;
  readonly fault: string | undefined;
};

/** Which request goes on: by its reference, or one of those that look like the same matter. */
export function ChooseOther({ choice, into, timeZone, fault }: Props) {
  const { t, language } = useTranslation();
  const error = fault ? t(`staff:merge.fault.${fault}`) : undefined;
  const { reference } = choice.view.found.request;
  return (
    <>
      <ErrorSummary title={t("staff:merge.problem")} errors={error ? [{ href: "#into", text: error }] : []} />
      <form method="get" className="form-section">
        <TextInput
          id="into"
          name="reference"
          label={t("staff:merge.into")}
          hint={t("staff:merge.into_hint")}
          defaultValue={into}
          {...(error ? { error } : {})}
        />
        <Button>{t("staff:merge.compare")}</Button>
      </form>
      {choice.suggestions.length > 0 ? (
        <section className="form-section" aria-labelledby="suggestions">
          <h2 id="suggestions">{t("staff:merge.suggestions")}</h2>
          <p>{t("staff:merge.suggestions_hint")}</p>
          <ul>
            {choice.suggestions.map((one) => (
              <li key={one.reference}>
                <a href={`/staff/requests/${reference}/merge?reference=${one.reference}`}>{one.reference}</a>
                {" · "}
                {one.kinds.map((kind) => t(`staff:merge.same.${kind}`)).join(" · ")}
                {" · "}
                {t("staff:merge.sent_on", { date: formatMoment(one.submittedAt, "day", language, timeZone) })}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
