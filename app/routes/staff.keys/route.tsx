import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { STAFF_KEYS } from "#app/components/staff/staff-keys.ts";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DataTable } from "#app/components/ui/data-table.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { readForm } from "#app/http/forms.server.ts";
import { areKeysOn, keysCookie } from "#app/http/staff-keys.server.ts";
import { requireStaff } from "#app/http/staff-session.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "staff.overview");
  return {
    title: getTranslator(context.language)("staff:keys.title"),
    isOn: areKeysOn(request.headers.get("Cookie"), context),
    isChanged: new URL(request.url).searchParams.has("done"),
  };
}

/** Switches the single keys of this browser on or off. */
export async function action({ request, context }: ActionFunctionArgs) {
  await requireStaff(request, context, "staff.overview");
  const isOn = (await readForm(request)).get("keys") !== "off";
  return redirect("/staff/keys?done", { status: 303, headers: { "Set-Cookie": keysCookie(context, isOn) } });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function StaffKeys() {
  const { title, isOn, isChanged } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      {isChanged ? (
        <NotificationBanner tone="success" title={t(isOn ? "staff:keys.now_on" : "staff:keys.now_off")} />
      ) : null}
      <PageHeading title={title} lead={t("staff:keys.lead")} />
      <div data-keys>
        <h2 id="keys-title">{t("staff:keys.summary")}</h2>
        <DataTable
          caption={t("staff:keys.caption")}
          head={[t("staff:keys.head.key"), t("staff:keys.head.does"), t("staff:keys.head.where")]}
          rows={STAFF_KEYS.map(({ key, does, where }) => [
            <kbd className="key" key="key">
              {key}
            </kbd>,
            t(`staff:keys.does.${does}`),
            t(`staff:keys.where.${where}`),
          ])}
        />
        <p>{t("staff:keys.text")}</p>
        <form method="post" action="/staff/keys">
          <Button variant="secondary" name="keys" value={isOn ? "off" : "on"}>
            {t(isOn ? "staff:keys.switch_off" : "staff:keys.switch_on")}
          </Button>
        </form>
      </div>
    </>
  );
}
