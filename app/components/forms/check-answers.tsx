import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { CheckboxGroup } from "#app/components/ui/checkbox-group.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { InsetText } from "#app/components/ui/inset-text.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { SummaryList } from "#app/components/ui/summary-list.tsx";
import type { AskedBefore } from "#app/domain/requests/find-asked-before.server.ts";
import { CONFIRM_WITHIN_DAYS } from "#app/lib/confirm-within.ts";
import { AskedAlready, followFaultKey, type RefusedFollow } from "./asked-already.tsx";
import { FormNotices } from "./form-notices.tsx";

type Props = {
  readonly page: {
    readonly formTitle: string;
    readonly rows: readonly { readonly label: string; readonly value: string; readonly changeHref: string }[];
    readonly notices: readonly { readonly id: string; readonly title: string; readonly text: string }[];
    readonly statement: string;
    readonly submissionKey: string;
    readonly before: AskedBefore;
    readonly email: string;
    readonly textsTo?: string | undefined;
    readonly takesTexts: boolean;
  };
  readonly backTo: string | undefined;
  readonly isStatementMissing: boolean;
  readonly refusedFollow: RefusedFollow | undefined;
  /** The message that asks whether the address is theirs is on its way. */
  readonly isFollowWritten: boolean;
  /** As it was sent, when it comes back. */
  readonly wantsTexts?: boolean;
  readonly timeZone: string;
};

/** Everything that was answered, each with the way back to it, and the statement that goes with sending. */
export function CheckAnswers({
  page,
  backTo,
  isStatementMissing,
  refusedFollow,
  isFollowWritten,
  wantsTexts = false,
  timeZone,
}: Props) {
  const { t } = useTranslation();
  const missing = isStatementMissing ? t("forms:check.statement_needed") : undefined;
  return (
    <>
      {backTo ? (
        <a className="back-link" href={backTo}>
          {t("forms:step.back")}
        </a>
      ) : null}
      <ErrorSummary
        title={t("forms:step.errors")}
        errors={[
          ...(missing ? [{ href: "#statement", text: missing }] : []),
          ...(refusedFollow
            ? [{ href: "#follow-address", text: t(followFaultKey(refusedFollow.fault, page.takesTexts)) }]
            : []),
        ]}
      />
      <PageHeading
        title={t("forms:check.title")}
        caption={<ContentText>{page.formTitle}</ContentText>}
        lead={t("forms:check.lead")}
      />
      <FormNotices notices={page.notices} />
      {isFollowWritten ? (
        <NotificationBanner tone="success" title={t("forms:check.told_sent_title")}>
          <p>{t("forms:check.told_sent", { days: CONFIRM_WITHIN_DAYS })}</p>
        </NotificationBanner>
      ) : null}
      <AskedAlready
        before={page.before}
        email={page.email}
        takesTexts={page.takesTexts}
        refused={refusedFollow}
        timeZone={timeZone}
      />
      <SummaryList
        rows={page.rows.map((row) => ({
          key: <ContentText>{row.label}</ContentText>,
          value: <bdi>{row.value}</bdi>,
          action: {
            href: row.changeHref,
            label: t("forms:check.change"),
            hidden: <ContentText>{t("forms:check.change_hidden", { label: row.label })}</ContentText>,
          },
        }))}
      />
      <form method="post" noValidate className="form-section">
        <h2>{t("forms:check.statement_title")}</h2>
        <InsetText>
          <p>
            <ContentText>{page.statement}</ContentText>
          </p>
        </InsetText>
        <input type="hidden" name="submission_key" value={page.submissionKey} />
        <CheckboxGroup
          name="statement"
          legend={t("forms:check.statement_legend")}
          options={[{ value: "yes", label: t("forms:check.statement_label") }]}
          {...(missing ? { error: missing } : {})}
        />
        {page.textsTo ? (
          <CheckboxGroup
            name="texts"
            legend={t("forms:check.texts_legend")}
            hint={t("forms:check.texts_hint")}
            options={[{ value: "yes", label: t("forms:check.texts_label", { to: page.textsTo }) }]}
            defaultValues={wantsTexts ? ["yes"] : []}
          />
        ) : null}
        <Button>{t(page.before.own || page.before.told ? "forms:check.send_anyway" : "forms:check.send")}</Button>
      </form>
    </>
  );
}
