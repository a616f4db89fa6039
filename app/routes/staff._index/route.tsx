import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/components/texts.tsx";
import { InsetText } from "#app/components/ui/inset-text.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { hasPermission } from "#app/domain/accounts/permissions.ts";
import { countStaffWork } from "#app/domain/requests/count-staff-work.server.ts";
import { listMentions } from "#app/domain/requests/note-request.server.ts";
import { requireStaff } from "#app/http/staff-session.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { DeskCard } from "./desk-card.tsx";
import { Mentions } from "./mentions.tsx";
import { inLanguage } from "#app/i18n/languages.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, "staff.overview");
  const { services, language } = context;
  const t = getTranslator(language);
  const work = await countStaffWork(services, staff);
  const nameOf = (deskId: string) =>
    inLanguage(services.site.desks.find((desk) => desk.id === deskId)?.name, language) ?? deskId;
  return {
    title: t("staff:overview.title"),
    mentions: await listMentions(services, staff),
    timeZone: services.site.time_zone,
    name: staff.name,
    roles: staff.roles,
    desks: work.map((figures) => ({ ...figures, name: nameOf(figures.deskId) })),
    canWork: hasPermission(staff.roles, "requests.work"),
    canReadRequests: hasPermission(staff.roles, "requests.read"),
    canReadHandoffs: hasPermission(staff.roles, "handoffs.read"),
    canReadGaps: hasPermission(staff.roles, "gaps.read"),
    canReadAssistant: hasPermission(staff.roles, "assistant.read"),
    canReadAudit: hasPermission(staff.roles, "audit.read"),
    canManageStaff: hasPermission(staff.roles, "staff.manage"),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function StaffOverview() {
  const page = useLoaderData<typeof loader>();
  const { title, name, roles, desks, canWork, canReadRequests, canReadHandoffs, canManageStaff } = page;
  const { t, language } = useTranslation();
  const roleNames = new Intl.ListFormat(language, { type: "conjunction" }).format(
    roles.map((role) => t(`accounts:role.${role}`)),
  );
  return (
    <>
      <PageHeading title={title} lead={t("staff:overview.who", { name, roles: roleNames })} />
      <Mentions mentions={page.mentions} timeZone={page.timeZone} />
      {canReadRequests ? (
        <>
          <h2>{t(canWork ? "staff:overview.my_desks" : "staff:overview.all_desks")}</h2>
          {desks.length === 0 ? <InsetText>{t("staff:queue.no_desk")}</InsetText> : null}
          <div className="desk-cards">
            {desks.map((desk) => (
              <DeskCard key={desk.deskId} desk={desk} isWorker={canWork} />
            ))}
          </div>
        </>
      ) : (
        <InsetText>{t("staff:overview.no_requests")}</InsetText>
      )}
      <div className="button-row">
        {canReadRequests ? <LinkButton href="/staff/requests">{t("staff:overview.to_requests")}</LinkButton> : null}
        {canReadHandoffs ? (
          <LinkButton variant="secondary" href="/staff/handoffs">
            {t("staff:overview.to_handoffs")}
          </LinkButton>
        ) : null}
        {page.canReadGaps ? (
          <LinkButton variant="secondary" href="/staff/gaps">
            {t("staff:gaps.title")}
          </LinkButton>
        ) : null}
        {page.canReadAssistant ? (
          <LinkButton variant="secondary" href="/staff/assistant">
            {t("staff:assistant.title")}
          </LinkButton>
        ) : null}
        {canManageStaff ? (
          <>
            <LinkButton href="/staff/people">{t("accounts:people.title")}</LinkButton>
            <LinkButton variant="secondary" href="/staff/desks">
              {t("accounts:desks.title")}
            </LinkButton>
          </>
        ) : null}
        {page.canReadAudit ? (
          <LinkButton variant="secondary" href="/staff/audit">
            {t("staff:overview.to_audit")}
          </LinkButton>
        ) : null}
      </div>
    </>
  );
}
