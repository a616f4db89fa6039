import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/components/texts.tsx";
import { HandoffQueue } from "#app/components/handoff/handoff-queue.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { hasPermission } from "#app/domain/accounts/permissions.ts";
import { listDeskHandoffs } from "#app/domain/handoff/list-desk-handoffs.server.ts";
import { requireStaff } from "#app/http/staff-session.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, "handoffs.read");
  const lists = await listDeskHandoffs(context.services, { ...staff, language: context.language });
  return {
    title: getTranslator(context.language)("handoff:staff.title"),
    lists,
    canClaim: hasPermission(staff.roles, "handoffs.work"),
  };
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageMeta(matches, data);

export default function StaffHandoffs() {
  const { title, lists, canClaim } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <div data-island="handoff-queue" data-stream="/staff/handoffs/events">
      <PageHeading title={title} lead={t("handoff:staff.lead")} />
      <div data-lists="">
        {(["waiting", "mine", "others", "ended"] as const).map((list) => (
          <HandoffQueue
            key={list}
            id={list}
            title={t(`handoff:staff.${list}`)}
            empty={t(`handoff:staff.none_${list}`)}
            handoffs={lists[list]}
            canClaim={canClaim}
          />
        ))}
      </div>
    </div>
  );
}
