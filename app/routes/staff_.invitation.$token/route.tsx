import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { StaffFrame } from "#app/components/staff/staff-frame.tsx";
import { acceptInvitation, findInvited } from "#app/domain/accounts/accept-invitation.server.ts";
import { nameBrowser } from "#app/domain/accounts/browser.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { forgiveRate, limitRate } from "#app/http/rate-limit.server.ts";
import { pageOfStage, readStaffToken, secondFactorRule, staffCookie } from "#app/http/staff-session.server.ts";
import { tellStaffProblem } from "#app/http/staff-provider-sign-in.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { ChoosePassword } from "./choose-password.tsx";

export const headers = privatePageHeaders;

const TOKEN = /^[\w-]{43}$/;

/** Whom the link invites; one that was used, replaced or is too old looks like one that never was. */
async function findOwner(context: LoadContext, token: string) {
  return TOKEN.test(token) ? findInvited(context.services, token) : undefined;
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  if (context.services.staffPasswords === false) throw tellStaffProblem("passwords_off", "/staff");
  const owner = await findOwner(context, params["token"] ?? "");
  const title = getTranslator(context.language)(`accounts:invitation.${owner ? "title" : "gone_title"}`);
  return data({ title, owner: owner && { name: owner.name, email: owner.email } }, owner ? 200 : 404);
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.title },
  { name: "robots", content: "noindex" },
];

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { services, clientAddress } = context;
  const token = params["token"] ?? "";
  await limitRate(context, "sign_in", clientAddress);
  const form = await readForm(request);
  const password = String(form.get("password") ?? "");
  if (!TOKEN.test(token)) return redirect("/staff/sign-in", 303);
  if (password !== form.get("again")) return data({ field: "again" as const, fault: "different" as const }, 400);
  const outcome = await acceptInvitation(services, {
    token,
    password,
    ...secondFactorRule(context),
    browser: nameBrowser(request.headers.get("User-Agent")),
    previousToken: readStaffToken(services, request.headers.get("Cookie")),
  });
  if (outcome.status === "switched_off") return tellStaffProblem("passwords_off", "/staff");
  // The page then says that the link no longer works.
  if (outcome.status === "gone") return redirect(`/staff/invitation/${token}`, 303);
  await forgiveRate(context, "sign_in", clientAddress);
  if (outcome.status === "refused") return data({ field: "password" as const, fault: outcome.fault }, 400);
  return redirect(pageOfStage(outcome.stage, "/staff"), {
    status: 303,
    headers: { "Set-Cookie": staffCookie(services, outcome.token) },
  });
}

export default function Invitation() {
  return (
    <StaffFrame>
      <ChoosePassword page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
    </StaffFrame>
  );
}
