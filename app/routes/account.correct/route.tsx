import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { correctMail, correctPhone } from "#app/domain/privacy/correct-data.server.ts";
import { sendOwnCode } from "#app/domain/residents/own-code.server.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { limitRate, limitRecipient } from "#app/http/rate-limit.server.ts";
import { readCode } from "#app/http/read-code.ts";
import { requireResident } from "#app/http/resident-session.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { CorrectPage } from "./correct-page.tsx";

export const headers = privatePageHeaders;

const emailSchema = z.email().max(254);

export function loader({ request, context }: LoaderFunctionArgs) {
  const { resident } = requireResident(request, context);
  return {
    title: getTranslator(context.language)("privacy:correct.title"),
    email: resident.email,
    isSent: new URL(request.url).searchParams.has("sent"),
  };
}

type Refused = {
  readonly field: "phone" | "email" | "code";
  readonly fault: "phone_wrong" | "email_wrong" | "taken" | "wrong" | "gone";
  readonly typed: string;
  readonly triesLeft: number;
};

const refuse = (field: Refused["field"], fault: Refused["fault"], typed = "", triesLeft = 0) =>
  data<Refused>({ field, fault, typed, triesLeft }, { status: 400 });

export async function action({ request, context }: ActionFunctionArgs) {
  const session = requireResident(request, context);
  const { services, language, clientAddress } = context;
  const form = await readForm(request);
  switch (form.get("intent")) {
    case "phone": {
      const typed = String(form.get("phone") ?? "").slice(0, 60);
      const outcome = await correctPhone(services, session.visitorId, typed);
      return outcome.status === "wrong"
        ? refuse("phone", "phone_wrong", typed)
        : redirect("/account/data?done=phone", 303);
    }
    case "send": {
      const typed = String(form.get("email") ?? "")
        .trim()
        .slice(0, 300);
      const email = emailSchema.safeParse(typed);
      if (!email.success) return refuse("email", "email_wrong", typed);
      await limitRate(context, "sign_in_code", clientAddress);
      await limitRecipient(context, "sign_in_code_to", email.data);
      await sendOwnCode(services, session, { purpose: "mail", email: email.data, language });
      return redirect("/account/correct?sent", 303);
    }
    case "mail": {
      await limitRate(context, "sign_in", clientAddress);
      const outcome = await correctMail(services, session, readCode(form.get("code")));
      if (outcome.status === "changed") return redirect("/account/data?done=mail", 303);
      return refuse("code", outcome.status, "", outcome.status === "wrong" ? outcome.triesLeft : 0);
    }
    default:
      throw new AppError("bad_request");
  }
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page),
  { name: "robots", content: "noindex" },
];

export default function AccountCorrect() {
  return <CorrectPage page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
