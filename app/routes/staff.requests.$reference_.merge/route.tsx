import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/components/texts.tsx";
import { Breadcrumbs } from "#app/components/ui/breadcrumbs.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { getMergeChoice } from "#app/domain/requests/get-merge-choice.server.ts";
import { MERGE_REFUSALS, mergeRequest } from "#app/domain/requests/merge-request.server.ts";
import { parseReference } from "#app/domain/requests/reference.ts";
import { getStaffActor } from "#app/domain/requests/view-request-as-staff.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { requireStaff } from "#app/http/staff-session.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import styles from "#app/styles/merge.css?url";
import { ChooseOther } from "./choose-other.tsx";
import { CompareTwo } from "./compare-two.tsx";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, "requests.work");
  const { services, language } = context;
  const into = new URL(request.url).searchParams.get("reference")?.trim();
  const choice = await getMergeChoice(services, { reference: params["reference"] ?? "", into, staff, language });
  const timeZone = services.site.time_zone;
  return data(
    { title: getTranslator(language)("staff:merge.title"), choice, into: into ?? "", timeZone },
    choice.refusal ? 400 : 200,
  );
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, "requests.work");
  const form = await readForm(request);
  const reference = parseReference(params["reference"] ?? "");
  if (!reference) throw new AppError("not_found");
  const text = (name: string) => String(form.get(name) ?? "");
  const outcome = await mergeRequest(context.services, {
    reference,
    into: text("into"),
    actor: getStaffActor(staff),
    expectedVersion: Number(text("version")),
    wordsForResident: text("words"),
    wordsForStaff: text("note"),
  });
  if (outcome.status === "merged") return redirect(`/staff/requests/${reference}?done=duplicate`, 303);
  const { reason } = outcome;
  const known = [...MERGE_REFUSALS, "words_needed", "stale_version"] as const;
  const fault = known.find((one) => one === reason) ?? ("not_allowed" as const);
  return data({ fault, words: text("words"), note: text("note") }, fault === "stale_version" ? 409 : 400);
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function MergeRequest() {
  const { title, choice, into, timeZone } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation();
  const { reference } = choice.view.found.request;
  return (
    <>
      <Breadcrumbs items={[{ href: `/staff/requests/${reference}`, label: reference }]} />
      <PageHeading title={title} caption={`${reference} · ${choice.view.title}`} lead={t("staff:merge.lead")} />
      {choice.other ? (
        <CompareTwo choice={choice} other={choice.other} timeZone={timeZone} refused={refused} />
      ) : (
        <ChooseOther choice={choice} into={into} timeZone={timeZone} fault={choice.refusal ?? refused?.fault} />
      )}
    </>
  );
}
