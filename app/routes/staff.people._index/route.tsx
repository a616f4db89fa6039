import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { StaffStateTag } from "#app/components/staff/staff-state-tag.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { DataTable } from "#app/components/ui/data-table.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { listStaffMembers } from "#app/domain/accounts/list-staff-members.server.ts";
import { staffStateOf } from "#app/domain/accounts/staff-state.ts";
import { requireStaff } from "#app/http/staff-session.server.ts";
import { formatList } from "#app/i18n/format.ts";
import styles from "#app/styles/people.css?url";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { inLanguage } from "#app/i18n/languages.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "staff.manage");
  const { services, language } = context;
  const now = services.clock.now();
  const members = await listStaffMembers(services);
  const nameOf = (id: string) => inLanguage(services.site.desks.find((desk) => desk.id === id)?.name, language) ?? id;
  return {
    title: getTranslator(language)("accounts:people.title"),
    people: members.map(({ staffId, name, email, roles, deskIds, hasSecondFactor, ...member }) => ({
      staffId,
      name,
      email,
      roles,
      desks: deskIds.map(nameOf),
      hasSecondFactor,
      state: staffStateOf(member, now),
    })),
    done: new URL(request.url).searchParams.get("done"),
  };
}

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function People() {
  const { title, people, done } = useLoaderData<typeof loader>();
  const { t, language } = useTranslation();
  return (
    <div className="audit people">
      {done === "invited" ? <NotificationBanner tone="success" title={t("accounts:people.done.invited")} /> : null}
      <PageHeading title={title} lead={t("accounts:people.lead")} />
      <div className="button-row">
        <LinkButton href="/staff/people/new">{t("accounts:people.invite")}</LinkButton>
      </div>
      <DataTable
        caption={t("accounts:people.caption", { count: people.length })}
        head={["name", "roles", "desks", "second_factor", "state"].map((key) => t(`accounts:people.head.${key}`))}
        rows={people.map(({ staffId, name, email, roles, desks, hasSecondFactor, state }) => [
          <span key="name">
            <a href={`/staff/people/${staffId}`}>{name}</a>
            <span className="queue-small">{email}</span>
          </span>,
          formatList(
            language,
            roles.map((role) => t(`accounts:role.${role}`)),
          ),
          desks.length > 0 ? formatList(language, desks) : t("accounts:people.no_desk"),
          t(`accounts:people.has_second_factor.${hasSecondFactor}`),
          <StaffStateTag key="state" state={state} />,
        ])}
      />
    </div>
  );
}
