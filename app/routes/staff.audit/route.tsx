import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/components/texts.tsx";
import { z } from "zod";
import { Button } from "#app/components/ui/button.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import { listAuditEvents } from "#app/domain/audit/list-audit-events.server.ts";
import { verifyAuditHeads } from "#app/domain/audit/verify-audit-heads.server.ts";
import { requireStaff } from "#app/http/staff-session.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { AuditTable } from "./audit-table.tsx";
import { ChainVerdict, type ShownVerdict } from "./chain-verdict.tsx";
import { inLanguage } from "#app/i18n/languages.ts";

const querySchema = z.object({
  before: z.coerce.number().int().positive().optional().catch(undefined),
  subject: z.string().trim().min(1).max(100).optional().catch(undefined),
});

async function judge({ services }: LoaderFunctionArgs["context"]): Promise<ShownVerdict> {
  const { db, log, auditHeads } = services;
  const verdict = await verifyAuditHeads({ db, auditHeads });
  if (verdict.status !== "unreadable") return verdict;
  const { cause, ...shown } = verdict;
  log.error({ err: cause }, "the written ends of the audit trail cannot be read");
  return shown;
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "audit.read");
  const { services, language } = context;
  const { searchParams } = new URL(request.url);
  const { before, subject } = querySchema.parse(Object.fromEntries(searchParams));
  const page = await listAuditEvents(services, { before, subjectId: subject });
  return {
    title: getTranslator(language)("staff:audit.title"),
    timeZone: services.site.time_zone,
    deskNames: Object.fromEntries(services.site.desks.map(({ id, name }) => [id, inLanguage(name, language)])),
    subject: subject ?? "",
    verdict: searchParams.has("check") ? await judge(context) : undefined,
    events: page.events,
    nextHref:
      page.before &&
      `/staff/audit?${new URLSearchParams({ ...(subject ? { subject } : {}), before: String(page.before) })}`,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function StaffAudit() {
  const { title, subject, events, verdict, nextHref, deskNames, timeZone } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <div className="audit">
      <PageHeading title={title} lead={t("staff:audit.lead")} />
      {verdict ? <ChainVerdict verdict={verdict} timeZone={timeZone} /> : null}
      <form className="queue-filters" method="get" action="/staff/audit">
        <TextInput
          id="subject"
          name="subject"
          label={t("staff:audit.subject")}
          hint={t("staff:audit.subject_hint")}
          defaultValue={subject}
        />
        <Button variant="secondary">{t("staff:audit.find")}</Button>
        {subject ? <a href="/staff/audit">{t("staff:audit.all")}</a> : null}
      </form>
      {events.length === 0 ? (
        <p>{t("staff:audit.empty")}</p>
      ) : (
        <AuditTable events={events} deskNames={deskNames} timeZone={timeZone} />
      )}
      <div className="pages">
        {nextHref ? (
          <LinkButton variant="secondary" rel="next" href={nextHref}>
            {t("staff:audit.older")}
          </LinkButton>
        ) : null}
        <LinkButton variant="secondary" href="/staff/audit?check">
          {t("staff:audit.check")}
        </LinkButton>
      </div>
    </div>
  );
}
