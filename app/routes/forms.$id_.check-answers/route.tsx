import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CheckAnswers } from "#app/components/forms/check-answers.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { getFormCheck } from "#app/domain/requests/get-form-check.server.ts";
import type { DraftKey } from "#app/domain/requests/draft-step.server.ts";
import { followRequest, readFollowAddress } from "#app/domain/requests/follow-request.server.ts";
import { submitDraft } from "#app/domain/requests/submit-draft.server.ts";
import { formPage, privatePageHeaders, readDraftKey } from "#app/http/form-pages.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { limitRate, limitRecipient } from "#app/http/rate-limit.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { AppError } from "#app/lib/app-error.ts";

export const headers = privatePageHeaders;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { services, language } = context;
  const key = readDraftKey(request, context, params["id"]);
  const provenEmail = context.resident?.resident.email;
  const page = await getFormCheck(services, { ...key, language, provenEmail });
  if (page.status === "sent") throw redirect(formPage(key, "sent"), 303);
  if (page.status === "unfinished") throw redirect(formPage(key, page.stepId), 303);
  const rows = page.rows.map((row) => ({ ...row, changeHref: formPage(key, row.stepId, true) }));
  const backTo = page.lastStepId ? formPage(key, page.lastStepId) : undefined;
  const title = `${getTranslator(language)("forms:check.title")} – ${page.formTitle}`;
  const timeZone = services.site.time_zone;
  const isFollowWritten = new URL(request.url).searchParams.has("told");
  return { title, page: { ...page, rows }, backTo, timeZone, isFollowWritten };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { services, language, mode } = context;
  const key = readDraftKey(request, context, params["id"]);
  const form = await readForm(request);
  if (form.get("intent") === "follow") return follow(context, key, String(form.get("address") ?? ""));
  const wantsTexts = form.get("texts") === "yes";
  if (form.get("statement") !== "yes")
    return data({ isStatementMissing: true, wantsTexts, follow: undefined }, { status: 400 });
  await limitRate(context, "submit", context.clientAddress);
  const submissionKey = String(form.get("submission_key") ?? "");
  const outcome = await submitDraft(services, { ...key, submissionKey, language, mode, wantsTexts });
  if (outcome.status === "unfinished") throw redirect(formPage(key, outcome.stepId), 303);
  if (outcome.status === "refused") throw new AppError("conflict");
  throw redirect(formPage(key, "sent"), 303);
}

/** Follows what another told instead; the form stays. */
async function follow(context: LoadContext, key: DraftKey, typed: string) {
  const { services, language } = context;
  await limitRate(context, "watch", context.clientAddress);
  const address = readFollowAddress(services, typed);
  if (address) await limitRecipient(context, "watch_to", "email" in address ? address.email : address.phone);
  const outcome = await followRequest(services, { ...key, typed, language });
  if (outcome.status === "refused")
    return data(
      { isStatementMissing: false, wantsTexts: false, follow: { fault: outcome.reason, typed } },
      { status: 400 },
    );
  throw redirect(`${formPage(key, "check-answers")}&told`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => pageMeta(matches, page);

export default function CheckAnswersPage() {
  const { page, backTo, timeZone, isFollowWritten } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <CheckAnswers
      page={page}
      backTo={backTo}
      isStatementMissing={refused?.isStatementMissing ?? false}
      refusedFollow={refused?.follow}
      isFollowWritten={isFollowWritten}
      wantsTexts={refused?.wantsTexts ?? false}
      timeZone={timeZone}
    />
  );
}
