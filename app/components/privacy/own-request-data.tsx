import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { SummaryList, type SummaryRow } from "#app/components/ui/summary-list.tsx";
import { OwnMandates } from "#app/components/privacy/own-mandates.tsx";
import type { KeptUntil, OwnRequest } from "#app/domain/privacy/own-data.ts";
import type { Correction } from "#app/domain/requests/types.ts";
import { formatDate, formatFileSize, formatMoment } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/languages.ts";

type Moment = Date | string;

/** As a page gets it: moments are text there. */
export type RequestData = Omit<OwnRequest, "sentAt" | "events" | "ratings" | "files"> & {
  readonly sentAt: Moment;
  readonly events: readonly (Omit<OwnRequest["events"][number], "at"> & { readonly at: Moment })[];
  readonly files: readonly (Omit<OwnRequest["files"][number], "at"> & { readonly at: Moment })[];
  readonly ratings: readonly (Omit<OwnRequest["ratings"][number], "at"> & { readonly at: Moment })[];
};

type Shown = { readonly language: Language; readonly timeZone: string };

/** Days of a year, as the table of retention counts them. */
const DAYS_A_YEAR = 365;

/** When it goes, in a sentence. */
export function KeptText({ kept, language }: { readonly kept: KeptUntil; readonly language: Language }) {
  const { t } = useTranslation();
  if (kept.status === "held") return <>{t("privacy:kept.held")}</>;
  if (kept.status === "open") {
    const years = kept.days / DAYS_A_YEAR;
    const isWhole = Number.isInteger(years);
    return (
      <>{isWhole ? t("privacy:kept.open_years", { count: years }) : t("privacy:kept.open", { days: kept.days })}</>
    );
  }
  return <>{t("privacy:kept.until", { date: formatDate(language, kept.date) })}</>;
}

/** What a correction replaced, a line each. */
export function CorrectedText({ corrected }: { readonly corrected: readonly Correction[] }) {
  const { t } = useTranslation();
  return corrected.map(({ field, before }) => (
    <p key={field}>
      {before === undefined ? t(`privacy:own.corrected_new.${field}`) : t(`privacy:own.corrected.${field}`, { before })}
    </p>
  ));
}

/** Everything stored about one request, and who of the staff opened it. */
export function OwnRequestData({
  request,
  heading: Heading,
  language,
  timeZone,
}: {
  readonly request: RequestData;
  /** Below that of the page, or of the request. */ readonly heading: "h2" | "h3";
} & Shown) {
  const { t } = useTranslation();
  const moment = (at: Moment) => formatMoment(new Date(at), "minute", language, timeZone);
  const { contact } = request;
  const row = (key: string, value: string | undefined): SummaryRow[] =>
    value ? [{ key: t(`privacy:request.${key}`), value: <bdi>{value}</bdi> }] : [];
  return (
    <>
      <SummaryList
        rows={[
          { key: t("privacy:request.state"), value: t(`requests:state.${request.state}`) },
          { key: t("privacy:request.sent"), value: moment(request.sentAt) },
          // What came by a form stands among its answers already; a number that an older release corrected does not.
          ...(request.answers.length === 0 ? row("name", contact.name) : []),
          ...(request.answers.some(({ value }) => value === contact.phone) ? [] : row("phone", contact.phone)),
          ...(request.answers.length === 0 ? row("email", contact.email) : []),
          ...(request.answers.length === 0 ? row("description", request.description) : []),
          ...request.answers.map(({ label, value }) => ({
            key: <ContentText>{label}</ContentText>,
            value: <bdi>{value}</bdi>,
          })),
          ...request.ways.map(({ way, isChosen, to }) => ({
            key: t(`requests:ways.${way}.name`),
            value: isChosen ? t("requests:ways.on", { to }) : t("requests:ways.off"),
          })),
          ...request.browsers.map(({ service, since }) => ({
            key: t("requests:browser.name"),
            value: (
              <>
                {moment(since)}, <bdi>{service}</bdi>
              </>
            ),
          })),
          { key: t("privacy:request.kept"), value: <KeptText kept={request.kept} language={language} /> },
        ]}
      />
      <div className="form-section">
        <Heading>{t("privacy:events.title")}</Heading>
        <ul className="my-requests">
          {request.events.map(({ at, kind, to, desk, words, corrected, helper }, index) => (
            <li key={index}>
              {moment(at)}, <ContentText>{desk}</ContentText>:{" "}
              {kind === "moved" && to
                ? t(`requests:state.${to}`)
                : t(`privacy:events.${kind === "information_added" && helper ? "information_added_by_helper" : kind}`)}
              {helper ? <bdi className="quiet"> {t("privacy:events.helper", { name: helper })}</bdi> : null}
              <CorrectedText corrected={corrected} />
              {words ? (
                <p className="request-words" dir="auto">
                  {words}
                </p>
              ) : null}
            </li>
          ))}
        </ul>
        {request.ratings.map(({ at, level, isSolved, comment }, index) => (
          <p key={index}>
            {moment(at)}: {t(isSolved ? "privacy:rating.solved" : "privacy:rating.not_solved")}
            {level === undefined ? null : ` ${t("privacy:rating.level", { level })}`}
            {comment ? <bdi className="request-words"> {comment}</bdi> : null}
          </p>
        ))}
      </div>
      {request.files.length > 0 ? (
        <div className="form-section">
          <Heading>{t("files:title")}</Heading>
          <ul className="my-requests">
            {request.files.map(({ at, name, bytes, address }) => (
              <li key={`${name} ${String(at)}`}>
                {address ? (
                  <a className="standalone-link" href={address} download={name}>
                    <bdi>{name}</bdi>
                  </a>
                ) : (
                  <bdi>{name}</bdi>
                )}{" "}
                <span className="quiet">
                  {formatFileSize(language, bytes)}, {moment(at)}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <OwnMandates
        heading={Heading}
        title={t("privacy:request.helpers")}
        by="helper"
        mandates={request.helpers}
        timeZone={timeZone}
      />
      <div className="form-section">
        <Heading>{t("privacy:views.title")}</Heading>
        {request.views.length === 0 ? <p>{t("privacy:views.none")}</p> : null}
        <ul className="my-requests">
          {request.views.map(({ day, desk, role }) => (
            <li key={`${day} ${desk} ${role}`}>
              {formatDate(language, day)}, {desk ? <ContentText>{desk}</ContentText> : null}
              {desk ? ": " : null}
              {t(`privacy:views.why.${role}`)}
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
