import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SearchBox } from "#app/components/catalogue/search-box.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { readableDesks, workableDesks } from "#app/domain/accounts/desk-scope.ts";
import type { StaffSession } from "#app/domain/accounts/staff-session.ts";
import { listColleagues } from "#app/domain/requests/assign-requests.server.ts";
import { EXPORT_LIMIT } from "#app/domain/requests/export-queue.server.ts";
import { parseIdentifier } from "#app/domain/requests/identifiers.ts";
import { listQueueServices } from "#app/domain/requests/list-queue-services.server.ts";
import { listStaffQueue } from "#app/domain/requests/list-staff-queue.server.ts";
import { lookUpRequests } from "#app/domain/requests/look-up-requests.server.ts";
import { listQueueFilters } from "#app/domain/requests/queue-filters.server.ts";
import { parseReference } from "#app/domain/requests/reference.ts";
import { readForm } from "#app/http/forms.server.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { limitRate } from "#app/http/rate-limit.server.ts";
import { requireStaff } from "#app/http/staff-session.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { inLanguage } from "#app/i18n/languages.ts";
import { listLanguages } from "#app/i18n/languages.server.ts";
import styles from "#app/styles/queue.css?url";
import { assignTicked, forgetChoice, keepChoice } from "./act-on-queue.server.ts";
import { FoundRequests } from "./found-requests.tsx";
import { Queue } from "./queue.tsx";
import { pageHref, queryOf, readFilters, toQueueInput } from "#app/http/staff-queue-filters.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, "requests.read");
  const { services, language } = context;
  const { searchParams } = new URL(request.url);
  const { filters, after, before } = readFilters(searchParams);
  const page = await listStaffQueue(services, { staff, language, ...toQueueInput(filters), after, before });
  const readable = readableDesks(staff);
  const workable = workableDesks(staff);
  return {
    title: getTranslator(language)("staff:queue.title"),
    staffId: staff.staffId,
    timeZone: services.site.time_zone,
    desks: services.site.desks.flatMap(({ id, name }) =>
      (readable?.includes(id) ?? true) ? [{ id, name: inLanguage(name, language) }] : [],
    ),
    services: await listQueueServices(services, language),
    languages: listLanguages().map(({ tag, name }) => ({ tag, name })),
    colleagues: workable.length > 0 ? await listColleagues(services, workable) : [],
    filters,
    query: queryOf(filters),
    kept: await listQueueFilters(services, staff),
    said: {
      sentOn: parseReference(searchParams.get("sent_on") ?? ""),
      given: Math.min(Number.parseInt(searchParams.get("given") ?? "", 10) || 0, 100),
      isKept: searchParams.has("kept"),
      tooMany: searchParams.has("too_many") ? EXPORT_LIMIT : undefined,
    },
    isFirstPage: page.previous === undefined,
    entries: page.entries,
    previousHref: pageHref(filters, "before", page.previous),
    nextHref: pageHref(filters, "after", page.next),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, "requests.read");
  const form = await readForm(request);
  switch (form.get("intent")) {
    case "assign":
      return assignTicked(context, staff, request.url, form);
    case "keep":
      return keepChoice(context, staff, request.url, form);
    case "forget":
      return forgetChoice(context, staff, request.url, form);
    default:
      return find(context, staff, String(form.get("q") ?? "").trim());
  }
}

/** Finds by what was typed: a reference opens its request, a number or an address lists the requests of somebody. */
async function find(context: LoadContext, staff: StaffSession, typed: string) {
  const { services, language } = context;
  const reference = parseReference(typed);
  if (reference) return redirect(`/staff/requests/${reference}`, 303);
  const identifier = parseIdentifier(typed);
  if (!identifier) {
    // Long numbers are somebody's, though one sign is wrong: those do not come back.
    const shown = typed.replace(/\D/g, "").length > 10 ? "" : typed.slice(0, 200);
    return data({ kind: "find" as const, found: undefined, typed: shown }, { status: 400 });
  }
  await limitRate(context, "staff_lookup", staff.staffId);
  const { entries, isCut } = await lookUpRequests(services, { staff, identifier, language });
  return data({ kind: "find" as const, found: { by: identifier.kind, entries, isCut }, typed: "" });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function StaffRequests() {
  const page = useLoaderData<typeof loader>();
  const { title, said, desks, staffId, timeZone } = page;
  const answer = useActionData<typeof action>();
  const sought = answer?.kind === "find" ? answer : undefined;
  const { t } = useTranslation();
  return (
    <div className="queue">
      {answer ? null : <Said said={said} />}
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
      {sought?.found ? (
        <FoundRequests found={sought.found} {...{ desks, staffId, timeZone }} />
      ) : (
        <Queue page={page} answer={answer} />
      )}
    </div>
  );
}

/** What was just done, by an address that anybody can type: it names nothing but a reference. */
function Said({ said }: { readonly said: ReturnType<typeof useLoaderData<typeof loader>>["said"] }) {
  const { t, language } = useTranslation();
  if (said.sentOn)
    return <NotificationBanner tone="success" title={t("staff:queue.sent_on", { reference: said.sentOn })} />;
  if (said.given > 0) return <NotificationBanner tone="success" title={t("staff:give.done", { count: said.given })} />;
  if (said.isKept) return <NotificationBanner tone="success" title={t("staff:keep.done")} />;
  if (said.tooMany === undefined) return null;
  const max = new Intl.NumberFormat(language).format(said.tooMany);
  return (
    <NotificationBanner tone="warning" title={t("staff:export.too_many", { max })}>
      <p>{t("staff:export.too_many_help")}</p>
    </NotificationBanner>
  );
}
