import type { SerializeFrom } from "@remix-run/node";
import { Opening } from "#app/components/catalogue/opening.tsx";
import { WeekHours } from "#app/components/catalogue/week-hours.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DataTable } from "#app/components/ui/data-table.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { InsetText } from "#app/components/ui/inset-text.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { SelectInput } from "#app/components/ui/select-input.tsx";
import { StatusTag } from "#app/components/ui/status-tag.tsx";
import type { StaffChangeFault } from "#app/domain/accounts/change-staff-member.server.ts";
import { formatList } from "#app/i18n/format.ts";
import type { loader } from "./route.tsx";

type DeskPageProps = {
  readonly page: SerializeFrom<typeof loader>;
  readonly faults: readonly StaffChangeFault[];
};

/** One desk: when it is open, who works there and is there now; people are added and taken away here. */
export function DeskPage({ page, faults }: DeskPageProps) {
  const { t, language } = useTranslation();
  const { members, others, done } = page;
  return (
    <div className="people">
      <ErrorSummary
        title={t("accounts:own.problem")}
        errors={faults.map((fault) => ({ href: "#members", text: t(`accounts:desks.fault.${fault}`) }))}
      />
      {faults.length === 0 && (done === "add" || done === "remove") ? (
        <NotificationBanner tone="success" title={t(`accounts:desks.done.${done}`)} />
      ) : null}
      <PageHeading title={page.title} lead={page.department} />
      <p>
        <Opening now={page.opening} language={page.language} />
      </p>
      <WeekHours hours={page.hours} />
      <p className="queue-small">{t("accounts:desks.from_content")}</p>
      <section className="audit" id="members">
        {members.length === 0 ? (
          <InsetText>{t("accounts:desks.empty")}</InsetText>
        ) : (
          <DataTable
            caption={t("accounts:desks.members", { count: members.length })}
            head={["name", "roles", "here", "action"].map((key) => t(`accounts:desks.head.${key}`))}
            rows={members.map(({ staffId, version, name, email, roles, isWorker, isHere }) => [
              <span key="name">
                <a href={`/staff/people/${staffId}`}>{name}</a>
                <span className="queue-small">{email}</span>
              </span>,
              formatList(
                language,
                roles.map((role) => t(`accounts:role.${role}`)),
              ),
              <StatusTag key="here" tone={isWorker && isHere ? "success" : "neutral"}>
                {t(`accounts:desks.${isWorker ? (isHere ? "is_here" : "is_away") : "no_worker"}`)}
              </StatusTag>,
              <form key="remove" method="post">
                <input type="hidden" name="member" value={`${staffId}:${version}`} />
                <Button
                  variant="secondary"
                  name="intent"
                  value="remove"
                  aria-label={t("accounts:desks.remove_who", { name })}
                >
                  {t("accounts:desks.remove")}
                </Button>
              </form>,
            ])}
          />
        )}
      </section>
      {others.length > 0 ? (
        <form method="post" className="queue-filters">
          <SelectInput
            id="member"
            name="member"
            label={t("accounts:desks.add_who")}
            options={others.map(({ staffId, version, name, email }) => ({
              value: `${staffId}:${version}`,
              label: `${name} (${email})`,
            }))}
          />
          <Button variant="secondary" name="intent" value="add">
            {t("accounts:desks.add")}
          </Button>
        </form>
      ) : null}
      <p>
        <a href="/staff/desks">{t("accounts:desks.back")}</a>
      </p>
    </div>
  );
}
