import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { askForNewMail, changeMail, proofNeeded } from "#app/domain/privacy/change-mail.server.ts";
import { correctPhone } from "#app/domain/privacy/correct-data.server.ts";
import type { ResidentSession } from "#app/domain/residents/resident.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { limitRate, limitRecipient } from "#app/http/rate-limit.server.ts";
import { readCode } from "#app/http/read-code.ts";
import { requireResident } from "#app/http/resident-session.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { CorrectPage, type Refused } from "./correct-page.tsx";

export const headers = privatePageHeaders;

const emailSchema = z.email().max(254);

export function loader({ request, context }: LoaderFunctionArgs) {
  const session = requireResident(request, context);
  const { searchParams } = new URL(request.url);
  const sent = searchParams.get("sent");
  return {
    title: getTranslator(context.language)("privacy:correct.title"),
    email: session.resident.email,
    proof: proofNeeded(context.services, session),
    sent: sent === null ? undefined : sent === "both" ? ("both" as const) : ("new" as const),
  };
}

const refuse = (
  field: Refused["field"],
  fault: Refused["fault"],
  more: Partial<Pick<Refused, "typed" | "triesLeft" | "sent">> = {},
) => data<Refused>({ field, fault, typed: "", triesLeft: 0, ...more }, { status: 400 });

export async function action({ request, context }: ActionFunctionArgs) {
  const session = requireResident(request, context);
  const form = await readForm(request);
  switch (form.get("intent")) {
    case "phone": {
      const typed = String(form.get("phone") ?? "").slice(0, 60);
      const outcome = await correctPhone(context.services, session.visitorId, typed);
      return outcome.status === "wrong"
        ? refuse("phone", "phone_wrong", { typed })
        : redirect("/account/data?done=phone", 303);
    }
    case "send":
      return askForCodes(context, session, form);
    case "mail":
      return enterCodes(context, session, form);
    default:
      throw new AppError("bad_request");
  }
}

async function askForCodes(context: LoadContext, session: ResidentSession, form: FormData) {
  const { services, language, clientAddress } = context;
  const typed = String(form.get("email") ?? "")
    .trim()
    .slice(0, 300);
  const email = emailSchema.safeParse(typed);
  if (!email.success) return refuse("email", "email_wrong", { typed });
  await limitRate(context, "sign_in_code", clientAddress);
  await limitRecipient(context, "sign_in_code_to", email.data);
  if (session.resident.email) await limitRecipient(context, "sign_in_code_to", session.resident.email);
  switch (await askForNewMail(services, session, { email: email.data, language })) {
    case "sign_in_first":
      return refuse("email", "sign_in_first", { typed });
    case "former_address":
      return redirect("/account/correct?sent=both", 303);
    case "fresh_sign_in":
      return redirect("/account/correct?sent", 303);
  }
}

async function enterCodes(context: LoadContext, session: ResidentSession, form: FormData) {
  await limitRate(context, "sign_in", context.clientAddress);
  const typedFormer = form.get("former_code");
  const outcome = await changeMail(context.services, session, {
    code: readCode(form.get("code")),
    formerCode: typedFormer === null ? undefined : readCode(typedFormer),
  });
  const sent = typedFormer === null ? "new" : "both";
  switch (outcome.status) {
    case "changed":
      return redirect("/account/data?done=mail", 303);
    case "taken":
      return refuse("email", "taken");
    case "wrong":
      return refuse(outcome.field, "wrong", { triesLeft: outcome.triesLeft, sent });
    case "gone":
      return refuse(outcome.field, "gone", { sent });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page),
  { name: "robots", content: "noindex" },
];

export default function AccountCorrect() {
  return <CorrectPage page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
