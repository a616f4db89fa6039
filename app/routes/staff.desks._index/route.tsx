import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Opening } from "#app/components/catalogue/opening.tsx";
import { WeekHours } from "#app/components/catalogue/week-hours.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { StatusTag } from "#app/components/ui/status-tag.tsx";
import { listDeskStaff } from "#app/domain/accounts/list-desk-staff.server.ts";
import { describeHours } from "#app/domain/desks/describe-hours.ts";
import { requireStaff } from "#app/http/staff-session.server.ts";
import styles from "#app/styles/people.css?url";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { inLanguage } from "#app/i18n/languages.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "staff.manage");
  const { services, language } = context;
  const staff = await listDeskStaff(services);
  const now = services.clock.now();
  return {
    title: getTranslator(language)("accounts:desks.title"),
    language,
    desks: services.site.desks.map((desk) => {
      const workers = staff.filter((member) => member.isWorker && member.deskIds.includes(desk.id));
      return {
        id: desk.id,
        name: inLanguage(desk.name, language),
        department: inLanguage(desk.department, language),
        hours: desk.hours,
        opening: describeHours(services.site, desk, now),
        isLive: desk.live,
        workers: workers.length,
        here: workers.filter((member) => member.isHere).length,
      };
    }),
  };
}

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Desks() {
  const { title, desks, language } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <div className="people">
      <PageHeading title={title} lead={t("accounts:desks.lead")} />
      <div className="desk-cards">
        {desks.map((desk) => (
          <section className="desk-card" key={desk.id} aria-labelledby={`desk-${desk.id}`}>
            <h2 id={`desk-${desk.id}`}>
              <a href={`/staff/desks/${desk.id}`}>{desk.name}</a>
            </h2>
            <p className="queue-small">{desk.department}</p>
            <p>
              <Opening now={desk.opening} language={language} />
            </p>
            <WeekHours hours={desk.hours} />
            <p>
              {desk.workers === 0 ? (
                <StatusTag tone="danger">{t("accounts:desks.nobody_works")}</StatusTag>
              ) : (
                t("accounts:desks.workers", { count: desk.workers })
              )}
            </p>
            {desk.workers > 0 ? (
              <p>
                <StatusTag tone={desk.here > 0 ? "success" : desk.opening.isOpen ? "warning" : "neutral"}>
                  {desk.here > 0 ? t("accounts:desks.here", { count: desk.here }) : t("accounts:desks.nobody_here")}
                </StatusTag>
              </p>
            ) : null}
            {desk.isLive ? <p className="queue-small">{t("accounts:desks.live")}</p> : null}
          </section>
        ))}
      </div>
    </div>
  );
}
