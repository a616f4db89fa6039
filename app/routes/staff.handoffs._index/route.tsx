import {
  type ActionFunctionArgs,
  data as respond,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ColleagueList } from "#app/components/handoff/colleague-list.tsx";
import { PresenceForm } from "#app/components/handoff/presence-form.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { HandoffQueue } from "#app/components/handoff/handoff-queue.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { hasPermission } from "#app/domain/accounts/permissions.ts";
import { loadHandoffDesk } from "#app/domain/handoff/load-handoff-desk.server.ts";
import { choosePresence } from "#app/domain/handoff/presence/choose-presence.server.ts";
import { MAX_NOTE_LENGTH } from "#app/domain/handoff/presence/presence.ts";
import { readForm } from "#app/http/forms.server.ts";
import { answersLive } from "#app/http/hear-staff-page.server.ts";
import { requireStaff } from "#app/http/staff-session.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, "handoffs.read");
  const { language, isDemo } = context;
  const reader = { ...staff, language, isDemo, answersLive: answersLive(context, staff) };
  const desk = await loadHandoffDesk(context.services, reader);
  return {
    title: getTranslator(context.language)("handoff:staff.title"),
    desk,
    canClaim: hasPermission(staff.roles, "handoffs.work"),
  };
}

/** Online, away or offline. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { staffId } = await requireStaff(request, context, "handoffs.work");
  const form = await readForm(request);
  const note = String(form.get("note") ?? "");
  const chosen = String(form.get("presence") ?? "");
  const outcome = await choosePresence(context.services, { staffId, chosen, note });
  if (outcome.status === "done") return redirect("/staff/handoffs", 303);
  const t = getTranslator(context.language);
  const error = t(`handoff:presence.refused.${outcome.reason}`, { max: MAX_NOTE_LENGTH });
  return respond({ error, note }, 400);
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageMeta(matches, data);

export default function StaffHandoffs() {
  const { title, desk, canClaim } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation();
  return (
    <div data-island="handoff-queue" data-stream="/staff/handoffs/events">
      <ErrorSummary title={t("handoff:error.title")} errors={refused ? [{ href: "#note", text: refused.error }] : []} />
      <PageHeading title={title} lead={t("handoff:staff.lead")} />
      {desk.own ? <PresenceForm own={desk.own} error={refused?.error} typedNote={refused?.note} /> : null}
      <div data-lists="">
        {(["waiting", "mine", "others", "ended"] as const).map((list) => (
          <HandoffQueue
            key={list}
            id={list}
            title={t(`handoff:staff.${list}`)}
            empty={t(`handoff:staff.none_${list}`)}
            handoffs={desk.lists[list]}
            canClaim={canClaim}
          />
        ))}
        <ColleagueList colleagues={desk.colleagues} />
      </div>
    </div>
  );
}
