import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  type LinksFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { GapStatusTag } from "#app/components/staff/gap-status-tag.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { Breadcrumbs } from "#app/components/ui/breadcrumbs.tsx";
import { InsetText } from "#app/components/ui/inset-text.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { hasPermission } from "#app/domain/accounts/permissions.ts";
import { getGap } from "#app/domain/gaps/read-gaps.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { requireStaff } from "#app/http/staff-session.server.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { actOnGap } from "./act-on-gap.server.ts";
import { GapForm } from "./gap-form.tsx";
import { GapQuestions } from "./gap-questions.tsx";
import styles from "#app/styles/gaps.css?url";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, "gaps.read");
  const { services, language } = context;
  const { gap, questions } = await getGap(services, params["id"] ?? "");
  const day = (moment: Date) => formatMoment(moment, "minute", language, services.site.time_zone);
  const { searchParams } = new URL(request.url);
  const told = Number(searchParams.get("told") ?? 0);
  return {
    title: getTranslator(language)("staff:gaps.one"),
    gap: {
      ...gap,
      firstAskedOn: day(gap.firstAskedAt),
      lastAskedOn: day(gap.lastAskedAt),
      changedOn: day(gap.changedAt),
    },
    questions: questions.map((question) => ({ ...question, askedOn: day(question.askedAt) })),
    isMine: gap.owner?.id === staff.staffId,
    canWork: hasPermission(staff.roles, "gaps.work"),
    isDone: searchParams.has("done"),
    told: Number.isInteger(told) && told > 0 ? told : 0,
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, "gaps.work");
  const id = params["id"] ?? "";
  const outcome = await actOnGap(context, { id, staffId: staff.staffId, form: await readForm(request) });
  if (outcome.status === "done") return redirect(`/staff/gaps/${id}?done&told=${outcome.told}`, 303);
  return data(outcome, { status: outcome.faults.some(({ code }) => code === "changed_meanwhile") ? 409 : 400 });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function StaffGap() {
  const { title, gap, questions, isMine, canWork, isDone, told } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation();
  return (
    <>
      <Breadcrumbs items={[{ href: "/staff/gaps", label: t("staff:gaps.title") }]} />
      {isDone && !refused ? (
        <NotificationBanner tone="success" title={t("staff:gaps.done")}>
          {told > 0 ? <p>{t("staff:gaps.told", { count: told })}</p> : null}
        </NotificationBanner>
      ) : null}
      <PageHeading
        title={title}
        lead={t("staff:gaps.asked", { count: gap.questionCount, people: gap.conversationCount })}
      />
      <div className="gap-facts">
        <p>
          <GapStatusTag status={gap.status} /> {gap.owner?.name ?? t("staff:holder.nobody")}
        </p>
        <p>{t("staff:gaps.dates", { first: gap.firstAskedOn, last: gap.lastAskedOn, changed: gap.changedOn })}</p>
      </div>
      <GapQuestions questions={questions} language={gap.language} />
      {canWork ? (
        <GapForm gap={gap} isMine={isMine} refused={refused} />
      ) : (
        <InsetText>{t("staff:gaps.read_only")}</InsetText>
      )}
    </>
  );
}
