import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/components/texts.tsx";
import { Breadcrumbs } from "#app/components/ui/breadcrumbs.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { SummaryList } from "#app/components/ui/summary-list.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { REASON_MAX_LENGTH, REASON_MIN_LENGTH } from "#app/domain/requests/disclosure.ts";
import { getKeptBackAnswer, showAnswer } from "#app/domain/requests/show-answer.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { requireStaff } from "#app/http/staff-session.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";

const readParams = (params: LoaderFunctionArgs["params"]) => ({
  reference: params["reference"] ?? "",
  fieldId: params["field"] ?? "",
});

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, "requests.work");
  const { services, language } = context;
  const kept = await getKeptBackAnswer(services, { ...readParams(params), staff, language });
  return { title: getTranslator(language)("staff:show.title"), ...kept };
}

/** Gives the answer with this reply alone: nothing of it stands in an address, and a fresh look needs a fresh reason. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, "requests.work");
  const { services, language } = context;
  const reason = String((await readForm(request)).get("reason") ?? "");
  const outcome = await showAnswer(services, { ...readParams(params), staff, reason, language });
  if (outcome.status === "shown") return data({ value: outcome.value, fault: undefined, typed: "" });
  return data({ value: undefined, fault: outcome.reason, typed: reason }, { status: 400 });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function StaffShowAnswer() {
  const { title, reference, label } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const { t } = useTranslation();
  const error =
    done?.fault && t(`staff:break_glass.fault.${done.fault}`, { min: REASON_MIN_LENGTH, max: REASON_MAX_LENGTH });
  return (
    <>
      <Breadcrumbs items={[{ href: `/staff/requests/${reference}`, label: reference }]} />
      <ErrorSummary title={t("staff:show.problem")} errors={error ? [{ href: "#reason", text: error }] : []} />
      <PageHeading
        title={title}
        caption={label}
        lead={t(done?.value === undefined ? "staff:show.lead" : "staff:show.told")}
      />
      {done?.value === undefined ? (
        <form method="post" className="form-section" noValidate>
          <TextArea
            id="reason"
            name="reason"
            rows={3}
            label={t("staff:show.reason")}
            hint={t("staff:show.reason_hint", { min: REASON_MIN_LENGTH })}
            defaultValue={done?.typed ?? ""}
            {...(error ? { error } : {})}
          />
          <Button>{t("staff:show.submit")}</Button>
        </form>
      ) : (
        <SummaryList rows={[{ key: label, value: <bdi>{done.value}</bdi> }]} />
      )}
    </>
  );
}
