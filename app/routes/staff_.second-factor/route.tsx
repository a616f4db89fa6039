import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { RecoveryCodes } from "#app/components/staff/recovery-codes.tsx";
import { StaffFrame } from "#app/components/staff/staff-frame.tsx";
import { nameBrowser } from "#app/domain/accounts/browser.ts";
import { isShownByOwner, proofNeeded } from "#app/domain/accounts/own-account.server.ts";
import { offerSecondFactor, setUpSecondFactor } from "#app/domain/accounts/set-up-second-factor.server.ts";
import type { SignedInStaff } from "#app/domain/accounts/staff-session.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { drawQrCode } from "#app/http/qr-code.server.ts";
import { findStaff, findStaffAt, safeNextPath, staffCookie, staffSignInFirst } from "#app/http/staff-session.server.ts";
import { countCodeTry, countPasswordTry, forgiveCodeTry, forgivePasswordTry } from "#app/http/staff-tries.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { SetUpForm } from "./set-up-form.tsx";

export const headers = privatePageHeaders;

/** Whoever is signed in, or has shown a password and gets no further without a second factor (`isFirst`). */
async function requireSetUp(request: Request, context: LoadContext): Promise<SignedInStaff & { isFirst: boolean }> {
  const cookie = request.headers.get("Cookie");
  const staff = await findStaff(cookie, context);
  if (staff) return { ...staff, isFirst: false };
  const first = await findStaffAt("set_up", cookie, context);
  if (!first) throw staffSignInFirst(request);
  return { ...first, isFirst: true };
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireSetUp(request, context);
  const offered = offerSecondFactor(context.services, staff, context.language);
  return {
    title: getTranslator(context.language)("accounts:set_up.title"),
    next: safeNextPath(new URL(request.url).searchParams.get("next")),
    email: staff.email,
    isFirst: staff.isFirst,
    proof: staff.isFirst ? ("fresh_sign_in" as const) : await proofNeeded(context.services, staff),
    isNeeded: !context.isDemo,
    offered: { sealed: offered.sealed, secret: offered.secret, qrCode: drawQrCode(offered.address) },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.title },
  { name: "robots", content: "noindex" },
];

export async function action({ request, context }: ActionFunctionArgs) {
  const { services, language } = context;
  const staff = await requireSetUp(request, context);
  const form = await readForm(request);
  const next = safeNextPath(form.get("next"));
  const refuse = (field: "code" | "password") => {
    const offered = offerSecondFactor(services, staff, language, String(form.get("sealed") ?? ""));
    const { sealed, secret, address } = offered;
    return data({ field, offered: { sealed, secret, qrCode: drawQrCode(address) }, recoveryCodes: undefined }, 400);
  };
  if (!staff.isFirst) {
    await countPasswordTry(context, staff.email);
    if (!(await isShownByOwner(services, staff, String(form.get("password") ?? "")))) return refuse("password");
    await forgivePasswordTry(context);
  }
  await countCodeTry(context, staff.staffId);
  const outcome = await setUpSecondFactor(services, staff, {
    sealed: String(form.get("sealed") ?? ""),
    typed: String(form.get("code") ?? "").slice(0, 40),
    isFirst: staff.isFirst,
    browser: nameBrowser(request.headers.get("User-Agent")),
  });
  if (outcome.status === "gone") return redirect(`/staff/sign-in?${new URLSearchParams({ next })}`, 303);
  if (outcome.status === "refused") return refuse("code");
  await forgiveCodeTry(context, staff.staffId);
  // No redirect: nothing but this one answer ever holds the codes.
  return data(
    { field: undefined, offered: undefined, recoveryCodes: outcome.recoveryCodes },
    { headers: { "Set-Cookie": staffCookie(services, outcome.token) } },
  );
}

export default function SecondFactor() {
  const page = useLoaderData<typeof loader>();
  const tried = useActionData<typeof action>();
  return (
    <StaffFrame>
      {tried?.recoveryCodes ? (
        <RecoveryCodes codes={tried.recoveryCodes} email={page.email} next={page.next} />
      ) : (
        <SetUpForm page={page} offered={tried?.offered ?? page.offered} fault={tried?.field} />
      )}
    </StaffFrame>
  );
}
