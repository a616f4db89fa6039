import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/components/texts.tsx";
import { InsetText } from "#app/components/ui/inset-text.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { hasPermission } from "#app/domain/accounts/permissions.ts";
import { settingsSchema } from "#app/domain/assistant/settings/assistant-settings.ts";
import { changeSettings } from "#app/domain/assistant/settings/change-settings.server.ts";
import { getSettings, listSettingsChanges } from "#app/domain/assistant/settings/read-settings.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { requireStaff } from "#app/http/staff-session.server.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { ChangesTable } from "./changes-table.tsx";
import { SettingsForm } from "./settings-form.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, "assistant.read");
  const { services, language } = context;
  const at = (moment: Date | null) =>
    moment ? formatMoment(moment, "minute", language, services.site.time_zone) : null;
  const settings = await getSettings(services);
  const changes = await listSettingsChanges(services);
  const done = new URL(request.url).searchParams.get("done");
  return {
    title: getTranslator(language)("staff:assistant.title"),
    settings: { ...settings, changedAt: at(settings.changedAt) },
    changes: changes.map((change) => ({ ...change, changedAt: at(change.changedAt) })),
    isOffByStart: services.assistant === "off",
    canSwitch: hasPermission(staff.roles, "assistant.switch"),
    done: done === "changed" || done === "same" ? done : undefined,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, "assistant.switch");
  const typed = Object.fromEntries(await readForm(request));
  const input = settingsSchema.safeParse(typed);
  if (!input.success) {
    const faults = input.error.issues.map(({ path, message }) => ({ field: String(path[0]), code: message }));
    return data({ typed, faults }, { status: 400 });
  }
  const outcome = await changeSettings(context.services, staff.staffId, input.data);
  if (outcome === "changed_meanwhile")
    return data({ typed, faults: [{ field: "mode", code: outcome }] }, { status: 409 });
  return redirect(`/staff/assistant?done=${outcome}`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function StaffAssistant() {
  const { title, settings, changes, isOffByStart, canSwitch, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation();
  const { mode, changedAt, changedBy, reason } = settings;
  return (
    <>
      <PageHeading title={title} lead={t("staff:assistant.lead")} />
      {done && !refused ? (
        <NotificationBanner
          tone="success"
          title={t(done === "changed" ? "staff:assistant.done" : "staff:assistant.same")}
        />
      ) : null}
      <NotificationBanner
        tone={mode === "on" && !isOffByStart ? "info" : "warning"}
        title={t("staff:assistant.now", { mode: t(`staff:assistant.mode.${isOffByStart ? "off" : mode}.name`) })}
      >
        <p>
          {changedAt
            ? t("staff:assistant.since", { at: changedAt, name: changedBy, reason })
            : t("staff:assistant.never")}
        </p>
        {isOffByStart ? <p>{t("staff:assistant.by_start")}</p> : null}
      </NotificationBanner>
      {canSwitch ? (
        <SettingsForm settings={settings} refused={refused} />
      ) : (
        <InsetText>{t("staff:assistant.read_only")}</InsetText>
      )}
      <h2>{t("staff:assistant.history")}</h2>
      {changes.length > 0 ? <ChangesTable changes={changes} /> : <p>{t("staff:assistant.no_history")}</p>}
    </>
  );
}
