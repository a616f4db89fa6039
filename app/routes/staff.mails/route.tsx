import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { listUndeliveredMails } from "#app/domain/mails/list-undelivered-mails.server.ts";
import { sendMailsAgain } from "#app/domain/mails/send-mails-again.server.ts";
import { requireStaff } from "#app/http/staff-session.server.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { MailsTable } from "./mails-table.tsx";

const againSchema = z.coerce.number().int().min(0).max(1_000_000).optional().catch(undefined);

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "mails.manage");
  const { services, language } = context;
  const { mails, waiting, failed, texts: textCount, pushes: pushCount } = await listUndeliveredMails(services);
  return {
    title: getTranslator(language)("staff:mails.title"),
    waiting,
    failed,
    textMessages: services.textMessages ?? ("off" as const),
    textCount,
    pushMessages: services.webPush?.messages ?? ("off" as const),
    pushCount,
    mails: mails.map(({ createdAt, ...mail }) => ({
      ...mail,
      created: formatMoment(createdAt, "minute", language, services.site.time_zone),
    })),
    again: againSchema.parse(new URL(request.url).searchParams.get("again") ?? undefined),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, "mails.manage");
  const again = await sendMailsAgain(context.services, staff.staffId);
  return redirect(`/staff/mails?again=${again}`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function StaffMails() {
  const page = useLoaderData<typeof loader>();
  const { title, mails, waiting, failed, again, textMessages, textCount, pushMessages, pushCount } = page;
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={title} lead={t("staff:mails.lead")} />
      {again === undefined ? null : (
        <NotificationBanner
          tone={again > 0 ? "success" : "info"}
          title={again > 0 ? t("staff:mails.done", { count: again }) : t("staff:mails.none")}
        />
      )}
      <div className="prose">
        {textMessages === "sent" ? null : <p>{t(`staff:mails.texts.${textMessages}`, { count: textCount })}</p>}
        {pushMessages === "sent" ? null : <p>{t(`staff:mails.pushes.${pushMessages}`, { count: pushCount })}</p>}
        {waiting + failed === 0 ? <p>{t("staff:mails.all_sent")}</p> : null}
        {waiting > 0 ? <p>{t("staff:mails.waiting", { count: waiting })}</p> : null}
        {failed > 0 ? (
          <form method="post">
            <p>
              {t("staff:mails.failed", { count: failed })} {t("staff:mails.failed_hint")}
            </p>
            <Button>{t("staff:mails.again")}</Button>
          </form>
        ) : null}
      </div>
      {mails.length > 0 ? <MailsTable mails={mails} /> : null}
      {waiting + failed > mails.length ? <p>{t("staff:mails.more", { count: mails.length })}</p> : null}
    </>
  );
}
