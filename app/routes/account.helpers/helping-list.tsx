import type { SerializeFrom } from "@remix-run/node";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import { formatMoment } from "#app/i18n/format.ts";
import type { loader } from "./route.tsx";

type HelpingListProps = Pick<SerializeFrom<typeof loader>, "helping" | "timeZone">;

type BegunFormProps = {
  readonly draft: HelpingListProps["helping"][number]["drafts"][number];
  readonly title: string;
  readonly timeZone: string;
};

/** A form that was begun for somebody: the page before sending leads to the first question without an answer. */
function BegunForm({ draft, title, timeZone }: BegunFormProps) {
  const { t, language } = useTranslation();
  const moment = (at: Date) => formatMoment(at, "minute", language, timeZone);
  return (
    <p>
      <a className="standalone-link" href={`/forms/${draft.formId}/check-answers?draft=${draft.draftId}`}>
        {t("helpers:helping.go_on")}: <ContentText>{title}</ContentText>
      </a>
      <br />
      <span className="quiet">
        {t("helpers:helping.begun", { date: moment(draft.changedAt), until: moment(draft.keptUntil) })}
      </span>
    </p>
  );
}

/** For whom somebody may act, with the ways to do so, and to lay it down. */
export function HelpingList({ helping, timeZone }: HelpingListProps) {
  const { t, language } = useTranslation();
  return (
    <section className="form-section" id="helping">
      <h2>{t("helpers:helping.title")}</h2>
      {helping.length === 0 ? <p className="quiet">{t("helpers:helping.none")}</p> : null}
      <ul className="my-requests">
        {helping.map(({ id, resident, validUntil, requests, forms, drafts }) => (
          <li key={id}>
            <h3 className="minor-heading">
              <bdi>{resident}</bdi>
            </h3>
            <p>{t("helpers:helping.until", { date: formatMoment(validUntil, "minute", language, timeZone) })}</p>
            {requests.length > 0 ? <p>{t("helpers:helping.requests")}</p> : null}
            <ul>
              {requests.map((reference) => (
                <li key={reference}>
                  <a className="standalone-link" href={`/requests/${reference}`}>
                    {reference}
                  </a>
                </li>
              ))}
            </ul>
            {drafts.map((draft) => (
              <BegunForm
                key={draft.draftId}
                draft={draft}
                title={forms.find((form) => form.id === draft.formId)?.title ?? draft.formId}
                timeZone={timeZone}
              />
            ))}
            {forms.map((form) => (
              <form method="post" action={`/forms/${form.id}?for=${id}`} key={form.id}>
                <p>
                  <ContentText>{form.title}</ContentText>
                </p>
                <Button variant="secondary">
                  {t("helpers:helping.begin", { resident })} <VisuallyHidden>{form.title}</VisuallyHidden>
                </Button>
              </form>
            ))}
            <form method="post">
              <input type="hidden" name="id" value={id} />
              <Button name="intent" value="lay_down" variant="secondary">
                {t("helpers:helping.end")} <VisuallyHidden>{resident}</VisuallyHidden>
              </Button>
            </form>
          </li>
        ))}
      </ul>
      <p>
        <a className="standalone-link" href="/helping">
          {t("helpers:helping.code")}
        </a>
      </p>
    </section>
  );
}
