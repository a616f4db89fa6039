import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { DueTag } from "#app/components/staff/request-tags.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { DataTable } from "#app/components/ui/data-table.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { FOLLOW_UP_OUTCOMES } from "#app/domain/requests/follow-ups.ts";
import { finishFollowUp, listFollowUps } from "#app/domain/requests/work-follow-ups.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { requireStaff } from "#app/http/staff-session.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { inLanguage } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import { FollowUpForm } from "./follow-up-form.tsx";

const formSchema = z.object({ id: z.uuid(), outcome: z.enum(FOLLOW_UP_OUTCOMES) });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, "requests.read");
  const { services, language } = context;
  const names = new Map(services.site.desks.map(({ id, name }) => [id, inLanguage(name, language)]));
  return {
    title: getTranslator(language)("staff:follow_up.title"),
    followUps: (await listFollowUps(services, staff)).map((one) => ({
      ...one,
      desk: names.get(one.deskId) ?? one.deskId,
    })),
    isDone: new URL(request.url).searchParams.has("done"),
    timeZone: services.site.time_zone,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, "requests.assign");
  const typed = formSchema.safeParse(Object.fromEntries(await readForm(request)));
  if (!typed.success) throw new AppError("bad_request");
  await finishFollowUp(context.services, { ...typed.data, staff });
  return redirect("/staff/follow-ups?done", 303);
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function StaffFollowUps() {
  const { title, followUps, isDone, timeZone } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      {isDone ? <NotificationBanner tone="success" title={t("staff:follow_up.done")} /> : null}
      <PageHeading title={title} lead={t("staff:follow_up.lead")} />
      {followUps.length === 0 ? (
        <p>{t("staff:follow_up.empty")}</p>
      ) : (
        <DataTable
          caption={t("staff:follow_up.caption", { count: followUps.length })}
          head={["cause", "due", "desk", "end"].map((key) => t(`staff:follow_up.head.${key}`))}
          rows={followUps.map(({ cause, clock, desk, open }) => [
            t(`staff:follow_up.cause.${cause}`),
            <DueTag key="due" clock={clock} timeZone={timeZone} />,
            desk,
            open ? <FollowUpForm key="end" open={open} /> : t("staff:follow_up.for_supervisor"),
          ])}
        />
      )}
    </>
  );
}
