import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { nameBrowser } from "#app/domain/accounts/browser.ts";
import { enterSignInCode } from "#app/domain/residents/enter-sign-in-code.server.ts";
import { CODE_LENGTH } from "#app/domain/residents/resident.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { forgiveRate, limitRate } from "#app/http/rate-limit.server.ts";
import { readCode } from "#app/http/read-code.ts";
import { readResidentToken, safeReturnPath } from "#app/http/resident-session.server.ts";
import { welcomeResident } from "#app/http/welcome-resident.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { CodeForm } from "./code-form.tsx";

export const headers = privatePageHeaders;

export function loader({ request, context }: LoaderFunctionArgs) {
  const next = safeReturnPath(new URL(request.url).searchParams.get("next"));
  // Whoever is signed in and waits for a code shows once more who they are.
  const isWaiting = readResidentToken(context.services, request.headers.get("Cookie"), "code") !== undefined;
  if (!isWaiting) return redirect(context.resident ? next : "/sign-in", 303);
  return { title: getTranslator(context.language)("account:code.title"), next };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { services, language, clientAddress } = context;
  const form = await readForm(request);
  const next = safeReturnPath(form.get("next"));
  const cookie = request.headers.get("Cookie");
  const browserToken = readResidentToken(services, cookie, "code");
  if (!browserToken) return redirect("/sign-in", 303);
  const typed = String(form.get("code") ?? "").slice(0, 40);
  const code = readCode(typed);
  if (!new RegExp(`^\\d{${CODE_LENGTH}}$`).test(code))
    return data({ typed, fault: "incomplete" as const, triesLeft: 0 }, { status: 400 });
  await limitRate(context, "sign_in", clientAddress);
  const outcome = await enterSignInCode(services, {
    browserToken,
    code,
    language,
    browser: nameBrowser(request.headers.get("User-Agent")),
    previousToken: readResidentToken(services, cookie, "session"),
  });
  if (outcome.status !== "signed_in") {
    services.log.warn({ requestId: context.requestId, outcome: outcome.status }, "sign-in by code refused");
    const triesLeft = outcome.status === "wrong" ? outcome.triesLeft : 0;
    return data({ typed, fault: outcome.status, triesLeft }, { status: 400 });
  }
  await forgiveRate(context, "sign_in", clientAddress);
  return welcomeResident(request, context, { token: outcome.token, next, arrivedBy: "code" });
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page),
  { name: "robots", content: "noindex" },
];

export default function Code() {
  return <CodeForm page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
