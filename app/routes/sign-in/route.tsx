import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { KEEP_TYPED } from "#app/components/layout/switches.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { sendSignInCode } from "#app/domain/residents/send-sign-in-code.server.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { limitRate, limitRecipient } from "#app/http/rate-limit.server.ts";
import { makeWaitingCookie, safeReturnPath } from "#app/http/resident-session.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { readProblem } from "#app/domain/residents/provider-problem.ts";
import { SIGN_IN_FORM, SignInForm } from "./sign-in-form.tsx";

export const headers = privatePageHeaders;

const emailSchema = z.email().max(254);

/** Why somebody signs in again: who is signed in, to show who they are; who was, to go on where they were typing. */
function readAgain(searchParams: URLSearchParams, isSignedIn: boolean): "end" | "change" | "typed" | undefined {
  const again = searchParams.get("again");
  if (!isSignedIn) return again === "typed" ? "typed" : undefined;
  return again === null ? undefined : again === "end" ? "end" : "change";
}

export function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const next = safeReturnPath(searchParams.get("next"));
  const again = readAgain(searchParams, context.resident !== undefined);
  if (context.resident && !again) return redirect(next, 303);
  return {
    title: getTranslator(context.language)("account:sign_in.title"),
    next,
    isAskedFor: searchParams.has("next"),
    again,
    email: context.resident?.resident.email,
    isSignedOut: searchParams.has("signed_out"),
    provider: context.services.identity?.name,
    problem: readProblem(searchParams),
    typedForm: SIGN_IN_FORM,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { services, language, clientAddress } = context;
  const form = await readForm(request);
  const typed = String(form.get("email") ?? "").trim();
  if (form.has(KEEP_TYPED)) return data({ typed, isWrong: false });
  const email = emailSchema.safeParse(typed);
  if (!email.success) return data({ typed, isWrong: true }, { status: 400 });
  await limitRate(context, "sign_in_code", clientAddress);
  await limitRecipient(context, "sign_in_code_to", email.data);
  const { token, setCookie } = makeWaitingCookie(services, "code");
  await sendSignInCode(services, { email: email.data, language, browserToken: token });
  const next = encodeURIComponent(safeReturnPath(form.get("next")));
  return redirect(`/sign-in/code?next=${next}`, { status: 303, headers: { "Set-Cookie": setCookie } });
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page),
  { name: "robots", content: "noindex" },
];

export default function SignIn() {
  return <SignInForm page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
