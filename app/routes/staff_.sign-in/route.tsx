import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { StaffFrame } from "#app/components/staff/staff-frame.tsx";
import { nameBrowser } from "#app/domain/accounts/browser.ts";
import { signIn } from "#app/domain/accounts/sign-in.server.ts";
import { readStaffProblem } from "#app/domain/accounts/staff-provider-problem.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import {
  findStaff,
  pageOfStage,
  readStaffToken,
  safeNextPath,
  secondFactorRule,
  staffCookie,
} from "#app/http/staff-session.server.ts";
import { tellStaffProblem } from "#app/http/staff-provider-sign-in.server.ts";
import { countPasswordTry, forgivePasswordTry } from "#app/http/staff-tries.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { SignInForm } from "./sign-in-form.tsx";

export const headers = privatePageHeaders;

const credentialsSchema = z.object({
  email: z.string().trim().min(1).max(254),
  password: z.string().min(1).max(1_000),
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const next = safeNextPath(searchParams.get("next"));
  if (await findStaff(request.headers.get("Cookie"), context)) return redirect(next, 303);
  return {
    title: getTranslator(context.language)("accounts:sign_in.title"),
    next,
    isSignedOut: searchParams.has("signed_out"),
    isTooLate: searchParams.has("too_late"),
    isAskedFor: next !== "/staff",
    provider: context.services.staffIdentity?.name,
    hasPasswords: context.services.staffPasswords !== false,
    problem: readStaffProblem(searchParams),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.title },
  { name: "robots", content: "noindex" },
];

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request);
  const next = safeNextPath(form.get("next"));
  const email = String(form.get("email") ?? "");
  const credentials = credentialsSchema.safeParse({ email, password: form.get("password") });
  if (!credentials.success) return data({ fault: "incomplete" as const, email }, 400);
  await countPasswordTry(context, credentials.data.email);
  const outcome = await signIn(context.services, {
    ...credentials.data,
    ...secondFactorRule(context),
    browser: nameBrowser(request.headers.get("User-Agent")),
    previousToken: readStaffToken(context.services, request.headers.get("Cookie")),
  });
  if (outcome.status === "switched_off") return tellStaffProblem("passwords_off", next);
  if (outcome.status === "refused") return data({ fault: "refused" as const, email }, 400);
  await forgivePasswordTry(context);
  return redirect(pageOfStage(outcome.stage, next), {
    status: 303,
    headers: { "Set-Cookie": staffCookie(context.services, outcome.token) },
  });
}

export default function SignIn() {
  const page = useLoaderData<typeof loader>();
  const tried = useActionData<typeof action>();
  return (
    <StaffFrame>
      <SignInForm {...page} tried={tried} />
    </StaffFrame>
  );
}
