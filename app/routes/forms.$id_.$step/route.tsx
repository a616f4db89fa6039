import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { FormStepForm, STEP_FORM } from "#app/components/forms/form-step-form.tsx";
import { KEEP_TYPED } from "#app/components/layout/switches.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { listFileFields } from "#app/domain/requests/draft-files.server.ts";
import { getFormStep } from "#app/domain/requests/get-form-step.server.ts";
import { getStepSchema } from "#app/domain/requests/get-step-schema.server.ts";
import { keepTyped } from "#app/domain/requests/keep-typed.server.ts";
import { saveStep } from "#app/domain/requests/save-step.server.ts";
import { checkEntryNames, readEntryChange } from "#app/http/entry-change.server.ts";
import { keepAfterSession } from "#app/http/keep-after-session.server.ts";
import { formPage, privatePageHeaders, readDraftKey } from "#app/http/form-pages.server.ts";
import { type Upload, withUpload } from "#app/http/read-upload.server.ts";
import { takeStepFiles } from "#app/http/step-upload.server.ts";
import { senderOf } from "#app/http/upload-sender.server.ts";
import { formatMoment } from "#app/i18n/format.ts";
import styles from "#app/styles/files.css?url";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const headers = privatePageHeaders;

const isChange = (request: Request) => new URL(request.url).searchParams.has("change");

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { services, language } = context;
  const key = readDraftKey(request, context, params["id"]);
  const page = await getFormStep(services, {
    ...key,
    stepId: params["step"] ?? "",
    language,
    account: context.resident?.resident,
  });
  if (page.isSent) throw redirect(formPage(key, "sent"), 303);
  const backTo = isChange(request)
    ? formPage(key, "check-answers")
    : page.previousStepId
      ? formPage(key, page.previousStepId)
      : `/forms/${key.formId}`;
  const title = `${page.title} – ${page.formTitle}`;
  const keptUntil = formatMoment(page.keptUntil, "day", language, services.site.time_zone);
  return { title, page, backTo, keptUntil, isAccount: context.resident !== undefined, typedForm: STEP_FORM };
}

export function action({ request, context, params }: ActionFunctionArgs) {
  const sender = senderOf(context, async () => {
    const key = { ...readDraftKey(request, context, params["id"]), stepId: params["step"] ?? "" };
    return (await listFileFields(context.services, key)).length > 0;
  });
  return withUpload(request, sender, (upload) => act({ request, context, params }, upload));
}

async function act({ request, context, params }: ActionFunctionArgs, upload: Upload) {
  const { services, language } = context;
  const stepId = params["step"] ?? "";
  const { form } = upload;
  checkEntryNames(form);
  const kept = await keepAfterSession(request, context, { formId: params["id"], stepId, form });
  if (kept) throw kept;
  const key = readDraftKey(request, context, params["id"]);
  const { faults, stays } = await takeStepFiles(context, { ...key, stepId }, upload);
  const hasFaults = Object.keys(faults).length > 0;
  const entries = readEntryChange(form);
  const isKept = form.has(KEEP_TYPED) || stays || entries !== undefined;
  if (isKept) await keepTyped(services, { ...key, stepId, language, form, entries });
  if (isKept && !hasFaults) {
    throw redirect(`${formPage(key, stepId, isChange(request))}${entries ? `#${entries.fieldId}` : ""}`, 303);
  }
  const { schema, secretFields } = await getStepSchema(services, { ...key, stepId, language });
  // Somebody who goes on filling in is told of the files alone.
  const submission = parseWithZod(form, { schema: isKept ? z.looseObject({}) : schema });
  if (submission.status !== "success" || hasFaults) {
    return data({ result: submission.reply({ hideFields: secretFields, fieldErrors: faults }) }, { status: 400 });
  }
  const outcome = await saveStep(services, { ...key, stepId, values: submission.value, isChange: isChange(request) });
  const next = outcome.next === "step" ? outcome.stepId : outcome.next;
  throw redirect(formPage(key, next, outcome.next === "step" && isChange(request)), 303);
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => pageMeta(matches, page);

export default function FormStep() {
  const { page, backTo, isAccount, keptUntil } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <FormStepForm
      page={page}
      backTo={backTo}
      isAccount={isAccount}
      keptUntil={keptUntil}
      lastResult={refused?.result}
    />
  );
}
