import type { SerializeFrom } from "@remix-run/node";
import {
  type PersonFault,
  PersonFields,
  type PersonForm,
  summariseFaults,
} from "#app/components/staff/person-fields.tsx";
import { StaffStateTag } from "#app/components/staff/staff-state-tag.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { InsetText } from "#app/components/ui/inset-text.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { formatList } from "#app/i18n/format.ts";
import { AccountSection } from "./account-section.tsx";
import type { loader } from "./route.tsx";

type PersonPageProps = {
  readonly page: SerializeFrom<typeof loader>;
  readonly tried:
    | {
        readonly general: "changed_meanwhile" | "last_administrator" | undefined;
        readonly faults: readonly PersonFault[];
        readonly person: PersonForm | undefined;
      }
    | undefined;
};

const DONE = ["changed", "same", "suspend", "take_back", "reset", "sent"];

/** One person: who they are and what they do, and what can be done with their account. */
export function PersonPage({ page, tried }: PersonPageProps) {
  const { t, language } = useTranslation();
  const { member, state } = page;
  const general = tried?.general;
  const faults = tried?.faults ?? [];
  const deskName = (id: string) => page.desks.find((desk) => desk.id === id)?.name ?? id;
  return (
    <div className="people">
      <ErrorSummary
        title={t("accounts:own.problem")}
        errors={general ? [{ href: "#person", text: t(`accounts:people.fault.${general}`) }] : summariseFaults(faults)}
      />
      {!tried && page.done && DONE.includes(page.done) ? (
        <NotificationBanner tone="success" title={t(`accounts:people.done.${page.done}`)} />
      ) : null}
      <PageHeading title={page.title} lead={member.email} />
      <p className="case-head">
        <StaffStateTag state={state} />
      </p>
      {page.isOneself ? <InsetText>{t("accounts:people.oneself")}</InsetText> : null}
      {general === "changed_meanwhile" ? (
        <NotificationBanner tone="warning" title={t("accounts:people.stored_now")}>
          <p>{t("accounts:people.stored_name", { name: member.name })}</p>
          <p>
            {t("accounts:people.stored_roles", {
              roles: formatList(
                language,
                member.roles.map((role) => t(`accounts:role.${role}`)),
              ),
            })}
          </p>
          <p>
            {t("accounts:people.stored_desks", {
              desks: formatList(language, member.deskIds.map(deskName)) || t("accounts:people.no_desk"),
            })}
          </p>
        </NotificationBanner>
      ) : null}
      <form method="post" className="form-section" id="person" noValidate>
        <input type="hidden" name="version" value={member.version} />
        <PersonFields
          person={tried?.person ?? member}
          faults={faults}
          desks={page.desks}
          languages={page.languages}
          spokenLanguages={page.spokenLanguages}
        />
        <Button name="intent" value="change">
          {t("accounts:people.save")}
        </Button>
      </form>
      <AccountSection member={member} state={state} timeZone={page.timeZone} />
      <p>
        <a href="/staff/people">{t("accounts:people.back")}</a>
      </p>
    </div>
  );
}
