import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { eraseAccount } from "#app/domain/privacy/erase-account.server.ts";
import { readOwnData } from "#app/domain/privacy/read-own-data.server.ts";
import { sendOwnCode } from "#app/domain/residents/own-code.server.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { limitRate, limitRecipient } from "#app/http/rate-limit.server.ts";
import { readCode } from "#app/http/read-code.ts";
import { expiredResidentCookie, requireResident } from "#app/http/resident-session.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { ErasePage } from "./erase-page.tsx";

export const headers = privatePageHeaders;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = requireResident(request, context);
  const { services, language } = context;
  const { requests } = await readOwnData(services, session, language);
  return {
    title: getTranslator(language)("privacy:erase.title"),
    email: session.resident.email,
    requests: requests.map(({ reference, title, kept }) => ({ reference, title, kept })),
    isSent: new URL(request.url).searchParams.has("sent"),
    language,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const session = requireResident(request, context);
  const { services, language, clientAddress } = context;
  const { email } = session.resident;
  const form = await readForm(request);
  if (form.get("intent") === "send" && email) {
    await limitRate(context, "sign_in_code", clientAddress);
    await limitRecipient(context, "sign_in_code_to", email);
    await sendOwnCode(services, session, { purpose: "erase", email, language });
    return redirect("/account/erase?sent", 303);
  }
  if (form.get("intent") !== "erase") throw new AppError("bad_request");
  await limitRate(context, "sign_in", clientAddress);
  const outcome = await eraseAccount(services, session, readCode(form.get("code")));
  if (outcome.status !== "erased") return data(outcome, { status: 400 });
  return redirect("/account/erased", {
    status: 303,
    headers: {
      "Set-Cookie": expiredResidentCookie(services, "session"),
      "Clear-Site-Data": '"cache", "storage"',
    },
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page),
  { name: "robots", content: "noindex" },
];

export default function AccountErase() {
  return <ErasePage page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
