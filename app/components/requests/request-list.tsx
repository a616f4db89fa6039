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
  /** Of whoever is signed in; else what was sent from this browser. */
  readonly isAccount: boolean;
};

/** What somebody sent, newest first. */
export function RequestList({ requests, language, timeZone, isAccount }: Props) {
  const { t } = useTranslation();
  const suffix = isAccount ? "_account" : "";
  return (
    <section className="form-section">
      <h2>{t(`requests:find.list_title${suffix}`)}</h2>
      {requests.length === 0 ? <p className="quiet">{t(`requests:find.list_empty${suffix}`)}</p> : null}
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
      {isAccount ? null : (
        <p>
          <a className="standalone-link" href="/sign-in?next=/requests">
            {t("requests:find.sign_in")}
          </a>
        </p>
      )}
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
