import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import type { VisitorRequest } from "#app/domain/requests/list-visitor-requests.server.ts";
import type { Language } from "#app/i18n/languages.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { RequestTags } from "./request-tags.tsx";

type Props = {
  readonly requests: readonly VisitorRequest[];
  readonly language: Language;
  readonly timeZone: string;
};

/** What was sent from this browser, newest first. */
export function RequestList({ requests, language, timeZone }: Props) {
  const { t } = useTranslation();
  return (
    <section className="form-section">
      <h2>{t("requests:find.list_title")}</h2>
      {requests.length === 0 ? <p className="quiet">{t("requests:find.list_empty")}</p> : null}
      <ul className="my-requests">
        {requests.map((request) => (
          <li key={request.reference}>
            <a className="standalone-link" href={`/requests/${request.reference}`}>
              <ContentText>{request.title}</ContentText>
            </a>
            <RequestTags state={request.state} clock={request.clock} />
            <p className="quiet">
              {request.reference} ·{" "}
              {t("requests:find.sent_on", { date: formatMoment(request.submittedAt, "day", language, timeZone) })}
            </p>
          </li>
        ))}
      </ul>
      {requests.length > 0 ? (
        <p>
          <a className="standalone-link" href="/forget">
            {t("requests:forget.link")}
          </a>
        </p>
      ) : null}
    </section>
  );
}
