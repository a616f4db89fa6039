import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SearchBox } from "#app/components/catalogue/search-box.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { readableDesks } from "#app/domain/accounts/desk-scope.ts";
import { listStaffQueue } from "#app/domain/requests/list-staff-queue.server.ts";
import { parseIdentifier } from "#app/domain/requests/identifiers.ts";
import { LOOK_UP_LIMIT, lookUpRequests } from "#app/domain/requests/look-up-requests.server.ts";
import { parseReference } from "#app/domain/requests/reference.ts";
import { readForm } from "#app/http/forms.server.ts";
import { limitRate } from "#app/http/rate-limit.server.ts";
import { requireStaff } from "#app/http/staff-session.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { FoundRequests } from "./found-requests.tsx";
import { Queue } from "./queue.tsx";
import { nextPageHref, readFilters } from "./read-filters.server.ts";
import { inLanguage } from "#app/i18n/languages.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, "requests.read");
  const { services, language } = context;
  const { searchParams } = new URL(request.url);
  const { desk, state, who, due, after } = readFilters(searchParams);
  const page = await listStaffQueue(services, { staff, language, deskId: desk, view: state, holder: who, due, after });
  const readable = readableDesks(staff);
  return {
    title: getTranslator(language)("staff:queue.title"),
    staffId: staff.staffId,
    timeZone: services.site.time_zone,
    desks: services.site.desks.flatMap(({ id, name }) =>
      (readable?.includes(id) ?? true) ? [{ id, name: inLanguage(name, language) }] : [],
    ),
    filters: { desk, state, who, due },
    sentOn: parseReference(searchParams.get("sent_on") ?? ""),
    isFirstPage: after === undefined,
    entries: page.entries,
    nextHref: page.next && nextPageHref(searchParams, page.next),
  };
}

/** Finds by what was typed: a reference opens its request, a number or an address lists the requests of somebody. */
export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, "requests.read");
  const { services, language } = context;
  const typed = String((await readForm(request)).get("q") ?? "").trim();
  const reference = parseReference(typed);
  if (reference) return redirect(`/staff/requests/${reference}`, 303);
  const identifier = parseIdentifier(typed);
  if (!identifier) {
    // Long numbers are somebody's, though one sign is wrong: those do not come back.
    const shown = typed.replace(/\D/g, "").length > 10 ? "" : typed.slice(0, 200);
    return data({ found: undefined, typed: shown }, { status: 400 });
  }
  await limitRate(context, "staff_lookup", staff.staffId);
  const entries = await lookUpRequests(services, { staff, identifier, language });
  return data({ found: { by: identifier.kind, entries, isCut: entries.length === LOOK_UP_LIMIT }, typed: "" });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function StaffRequests() {
  const page = useLoaderData<typeof loader>();
  const { title, sentOn, desks, staffId, timeZone } = page;
  const sought = useActionData<typeof action>();
  const { t } = useTranslation();
  return (
    <div className="queue">
      {sentOn ? <NotificationBanner tone="success" title={t("staff:queue.sent_on", { reference: sentOn })} /> : null}
      <PageHeading title={title} />
      {sought && !sought.found ? (
        <NotificationBanner tone="warning" title={t("staff:queue.no_reference")}>
          <p>{t("staff:queue.reference_help")}</p>
        </NotificationBanner>
      ) : null}
      <SearchBox
        action="/staff/requests"
        method="post"
        label={t("staff:queue.find")}
        hint={t("staff:queue.find_hint")}
        button={t("staff:queue.find_button")}
        query={sought?.typed ?? ""}
      />
      {sought?.found ? <FoundRequests found={sought.found} {...{ desks, staffId, timeZone }} /> : <Queue page={page} />}
    </div>
  );
}
