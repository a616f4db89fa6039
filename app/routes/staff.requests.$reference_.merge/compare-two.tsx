import { StateTag } from "#app/components/staff/request-tags.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { SummaryList } from "#app/components/ui/summary-list.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { WORDS_LIMIT } from "#app/domain/requests/clean-words.ts";
import type { MergeChoice } from "#app/domain/requests/get-merge-choice.server.ts";
import type { StaffView } from "#app/domain/requests/view-request-as-staff.server.ts";
import { formatMoment } from "#app/i18n/format.ts";

type Props = {
  readonly choice: MergeChoice;
  readonly other: NonNullable<MergeChoice["other"]>;
  readonly timeZone: string;
  readonly refused: { readonly fault: string; readonly words: string; readonly note: string } | undefined;
};

/** Both requests side by side, and the words with which the first becomes a duplicate. */
export function CompareTwo({ choice, other, timeZone, refused }: Props) {
  const { t } = useTranslation();
  const { request } = choice.view.found;
  const { reference } = other.view.found.request;
  const error = refused ? t(`staff:merge.fault.${refused.fault}`) : undefined;
  return (
    <>
      <ErrorSummary title={t("staff:merge.problem")} errors={error ? [{ href: "#words", text: error }] : []} />
      <h2>{t("staff:merge.side_title")}</h2>
      {other.via ? <p>{t("staff:merge.via", { typed: other.via })}</p> : null}
      <div className="case case-two">
        <Side
          heading={t("staff:merge.this", { reference: request.reference })}
          view={choice.view}
          timeZone={timeZone}
        />
        <Side heading={t("staff:merge.other", { reference })} view={other.view} timeZone={timeZone} />
      </div>
      <form method="post" className="form-section">
        <input type="hidden" name="into" value={reference} />
        <input type="hidden" name="version" value={request.version} />
        <TextArea
          id="words"
          name="words"
          label={t("staff:field.words")}
          hint={t("staff:merge.words_hint", { reference: request.reference })}
          defaultValue={refused?.words ?? choice.words}
          maxLength={WORDS_LIMIT}
          rows={4}
          {...(error ? { error } : {})}
        />
        <div className="internal">
          <TextArea
            id="note"
            name="note"
            label={t("staff:field.note")}
            hint={t("staff:field.note_hint")}
            defaultValue={refused?.note ?? ""}
            maxLength={WORDS_LIMIT}
            rows={2}
          />
        </div>
        <Button>{t("staff:merge.submit")}</Button>
        <p>
          <a className="standalone-link" href={`/staff/requests/${request.reference}/merge`}>
            {t("staff:merge.other_one")}
          </a>
        </p>
      </form>
    </>
  );
}

type SideProps = { readonly heading: string; readonly view: StaffView; readonly timeZone: string };

/** One of the two, with what this reader may see of it. */
function Side({ heading, view, timeZone }: SideProps) {
  const { t, language } = useTranslation();
  const { request, answers } = view.found;
  return (
    <section className="case-section">
      <h3>{heading}</h3>
      <p>
        {view.title} <StateTag state={request.state} />
      </p>
      {request.description ? <p className="case-quote case-words">{request.description}</p> : null}
      <SummaryList
        rows={[
          { key: t("staff:case.sent"), value: formatMoment(request.submittedAt, "minute", language, timeZone) },
          { key: t("staff:case.name"), value: <bdi>{request.contact.name ?? t("staff:case.not_given")}</bdi> },
          ...answers.flatMap((answer) =>
            "value" in answer
              ? [{ key: <ContentText>{answer.label}</ContentText>, value: <bdi>{answer.value}</bdi> }]
              : [],
          ),
        ]}
      />
    </section>
  );
}
