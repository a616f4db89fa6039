import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CheckAnswers } from "#app/components/forms/check-answers.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { getFormCheck } from "#app/domain/requests/get-form-check.server.ts";
import { submitDraft } from "#app/domain/requests/submit-draft.server.ts";
import { formPage, privatePageHeaders, readDraftKey } from "#app/http/form-pages.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { limitRate } from "#app/http/rate-limit.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { AppError } from "#app/lib/app-error.ts";

export const headers = privatePageHeaders;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { services, language } = context;
  const key = readDraftKey(request, context, params["id"]);
  const page = await getFormCheck(services, { ...key, language });
  if (page.status === "sent") throw redirect(formPage(key, "sent"), 303);
  if (page.status === "unfinished") throw redirect(formPage(key, page.stepId), 303);
  const rows = page.rows.map((row) => ({ ...row, changeHref: formPage(key, row.stepId, true) }));
  const backTo = page.lastStepId ? formPage(key, page.lastStepId) : undefined;
  const title = `${getTranslator(language)("forms:check.title")} – ${page.formTitle}`;
  return { title, page: { ...page, rows }, backTo };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { services, language, mode } = context;
  const key = readDraftKey(request, context, params["id"]);
  const form = await readForm(request);
  const wantsTexts = form.get("texts") === "yes";
  if (form.get("statement") !== "yes") return data({ isStatementMissing: true, wantsTexts }, { status: 400 });
  await limitRate(context, "submit", context.clientAddress);
  const submissionKey = String(form.get("submission_key") ?? "");
  const outcome = await submitDraft(services, { ...key, submissionKey, language, mode, wantsTexts });
  if (outcome.status === "unfinished") throw redirect(formPage(key, outcome.stepId), 303);
  if (outcome.status === "refused") throw new AppError("conflict");
  throw redirect(formPage(key, "sent"), 303);
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => pageMeta(matches, page);

export default function CheckAnswersPage() {
  const { page, backTo } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <CheckAnswers
      page={page}
      backTo={backTo}
      isStatementMissing={refused?.isStatementMissing ?? false}
      wantsTexts={refused?.wantsTexts ?? false}
    />
  );
}
