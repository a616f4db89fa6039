import { useTranslation } from "#app/components/texts.tsx";
import { DueTag, StateTag } from "#app/components/staff/request-tags.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { StatusTag } from "#app/components/ui/status-tag.tsx";
import { formatMoment } from "#app/i18n/format.ts";
import type { AppealRoute } from "#app/domain/requests/appeal.ts";
import type { ReplyChoice } from "#app/domain/requests/reply-templates.server.ts";
import { findRung } from "#app/domain/requests/escalation.ts";
import type { StaffView } from "#app/domain/requests/view-request-as-staff.server.ts";
import { CaseHistory } from "./case-history.tsx";
import { CaseNotes } from "./case-notes.tsx";
import { CaseSteps } from "./case-steps.tsx";
import { CaseWritten } from "./case-written.tsx";
import { ConflictNotice } from "./conflict-notice.tsx";
import { MergeNotice } from "./merge-notice.tsx";
import { faultyFields, type Tried } from "./tried.ts";

export type CasePageProps = {
  readonly title: string;
  readonly view: StaffView;
  /** They may keep it from being deleted. */
  readonly canHold: boolean;
  /** They may give its resident a new code. */
  readonly canRenew: boolean;
  readonly canNameHelper: boolean;
  readonly isSupervisor: boolean;
  readonly staffId: string;
  /** Names by which a note can call others of the request's desk. */
  readonly colleagues: readonly string[];
  /** Texts for answers that fit this request. */
  readonly templates: readonly ReplyChoice[];
  /** What the resident is told with a refusal of today. */
  readonly appeal: AppealRoute | undefined;
  /** How many colleagues a note has just called. */
  readonly told: number;
  /** What was just done, by an address that anybody can type. */
  readonly done: string | null;
  readonly timeZone: string;
  readonly desks: readonly { readonly id: string; readonly name: string }[];
  readonly tried: Tried | undefined;
};

const DONE = [
  "taken",
  "accepted",
  "in_progress",
  "waiting_for_resident",
  "answered",
  "rejected",
  "duplicate",
  "reopened",
  "noted",
];

/** Everything about one request: what was written, what can be done, what happened. */
export function CasePage(page: CasePageProps) {
  const { view, done, timeZone, desks, tried } = page;
  const { request, clock, events } = view.found;
  const { t, language } = useTranslation();
  const rung = clock.state === "stopped" ? undefined : findRung(events);
  const step = tried?.tried;
  const errors = step
    ? faultyFields(tried).map(({ field, fault }) => ({ href: `#${step.to}-${field}`, text: t(`staff:fault.${fault}`) }))
    : [];
  const fileErrors = step ? (tried.fileFaults ?? []).map((text) => ({ href: `#${step.to}-files`, text })) : [];
  const deskName = desks.find((desk) => desk.id === request.deskId)?.name ?? request.deskId;
  return (
    <>
      <a className="staff-skip" href="#steps">
        {t("staff:case.skip")}
      </a>
      <ErrorSummary title={t("staff:case.problem")} errors={[...errors, ...fileErrors]} />
      <ErrorSummary
        title={t("staff:notes.problem")}
        errors={tried?.note === undefined ? [] : [{ href: "#note", text: t("staff:notes.words_needed") }]}
      />
      <ConflictNotice page={page} />
      {!tried && done && DONE.includes(done) ? (
        <NotificationBanner tone="success" title={t(`staff:done.${done}`)}>
          {done === "noted" && page.told > 0 ? <p>{t("staff:notes.told", { count: page.told })}</p> : null}
        </NotificationBanner>
      ) : null}
      {view.disclosedUntil ? (
        <NotificationBanner
          tone="warning"
          title={t("staff:break_glass.now", { time: formatMoment(view.disclosedUntil, "time", language, timeZone) })}
        >
          <p>{t("staff:break_glass.told")}</p>
        </NotificationBanner>
      ) : null}
      <MergeNotice merge={view.found.merge} />
      <PageHeading title={view.title} caption={`${request.reference} · ${deskName}`} />
      <div className="case-head">
        <StateTag state={request.state} />
        <DueTag clock={clock} timeZone={timeZone} />
        {rung ? <StatusTag tone="danger">{t(`staff:escalation.at.${rung}`)}</StatusTag> : null}
        {request.isForSupervision && rung !== "supervision" ? (
          <StatusTag tone="danger">{t("staff:queue.for_supervision")}</StatusTag>
        ) : null}
        {request.reopenedCount > 0 ? <span>{t("staff:queue.reopened", { count: request.reopenedCount })}</span> : null}
        {page.canRenew ? (
          <a href={`/staff/requests/${request.reference}/new-code`}>{t("staff:new_code.link")}</a>
        ) : null}
        {page.canNameHelper ? (
          <a href={`/staff/requests/${request.reference}/helpers`}>{t("staff:helpers.link")}</a>
        ) : null}
        {page.canHold ? <a href={`/staff/requests/${request.reference}/hold`}>{t("staff:hold.link")}</a> : null}
      </div>
      <div className="case">
        <CaseWritten found={view.found} timeZone={timeZone} />
        <CaseSteps page={page} />
        <CaseNotes page={page} />
        <CaseHistory events={events} desks={desks} timeZone={timeZone} />
      </div>
    </>
  );
}
