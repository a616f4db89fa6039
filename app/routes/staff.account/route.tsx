import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { RecoveryCodes } from "#app/components/staff/recovery-codes.tsx";
import { nameBrowser } from "#app/domain/accounts/browser.ts";
import {
  changeOwnPassword,
  endOtherStaffSessions,
  readOwnAccount,
  renewRecoveryCodes,
} from "#app/domain/accounts/own-account.server.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { requireStaff, type SignedInStaff, staffCookie } from "#app/http/staff-session.server.ts";
import { countPasswordTry, forgivePasswordTry } from "#app/http/staff-tries.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { isUuid } from "#app/lib/uuid.ts";
import { EndSessionsForm } from "./end-sessions-form.tsx";
import { OwnAccount, type OwnAccountFault } from "./own-account.tsx";

export const headers = privatePageHeaders;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, "staff.own_account");
  const { services, language, isDemo } = context;
  return {
    title: getTranslator(language)("accounts:own.title"),
    email: staff.email,
    name: staff.name,
    roles: staff.roles,
    ...(await readOwnAccount(services, staff)),
    isDemo,
    done: new URL(request.url).searchParams.get("done"),
    timeZone: services.site.time_zone,
    language,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, "staff.own_account");
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? "");
  switch (form.get("intent")) {
    case "password":
      return changePassword(request, context, staff, text);
    case "recovery_codes":
      return renewCodes(context, staff, text("codes_password"));
    case "end":
      // One that is over already, or never was theirs, needs no ending.
      return isUuid(text("session"))
        ? endSessions(context, staff, form, text("session"))
        : redirect("/staff/account?done=ended", 303);
    case "end_others":
      return endSessions(context, staff, form, undefined);
    default:
      throw new AppError("bad_request");
  }
}

const refuse = (fault: OwnAccountFault) => data({ fault, recoveryCodes: undefined, ending: undefined }, 400);

/** Shows the page that asks for the password where one is needed; what is to end comes along. */
async function endSessions(context: LoadContext, staff: SignedInStaff, form: FormData, session: string | undefined) {
  const typed = form.get("end_password");
  const password = typed === null ? undefined : String(typed);
  if (password !== undefined) await countPasswordTry(context, staff.email);
  const outcome = await endOtherStaffSessions(context.services, staff, { only: session, password });
  const ask = (isWrong: boolean, status: number) =>
    data({ fault: undefined, recoveryCodes: undefined, ending: { session, isWrong } }, status);
  switch (outcome) {
    case "password_needed":
      return ask(false, 200);
    case "password_wrong":
      return ask(true, 400);
    case "ended":
      if (password !== undefined) await forgivePasswordTry(context);
      return redirect("/staff/account?done=ended", 303);
  }
}

async function changePassword(
  request: Request,
  context: LoadContext,
  staff: SignedInStaff,
  text: (name: string) => string,
) {
  if (text("password") !== text("again")) return refuse({ field: "again", code: "different" });
  await countPasswordTry(context, staff.email);
  const outcome = await changeOwnPassword(context.services, staff, {
    current: text("current"),
    password: text("password"),
    browser: nameBrowser(request.headers.get("User-Agent")),
  });
  if (outcome.status === "refused" && outcome.field === "current") return refuse({ field: "current", code: "wrong" });
  await forgivePasswordTry(context);
  if (outcome.status === "refused") return refuse({ field: "password", code: outcome.fault });
  return redirect("/staff/account?done=password", {
    status: 303,
    headers: { "Set-Cookie": staffCookie(context.services, outcome.token) },
  });
}

async function renewCodes(context: LoadContext, staff: SignedInStaff, password: string) {
  await countPasswordTry(context, staff.email);
  const recoveryCodes = await renewRecoveryCodes(context.services, staff, password);
  if (!recoveryCodes) return refuse({ field: "codes_password", code: "wrong" });
  await forgivePasswordTry(context);
  // No redirect: nothing but this one answer ever holds the codes.
  return data({ fault: undefined, recoveryCodes, ending: undefined });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Account() {
  const page = useLoaderData<typeof loader>();
  const tried = useActionData<typeof action>();
  if (tried?.recoveryCodes)
    return <RecoveryCodes codes={tried.recoveryCodes} email={page.email} next="/staff/account" />;
  if (tried?.ending)
    return (
      <EndSessionsForm
        email={page.email}
        proof={page.proof}
        session={tried.ending.session}
        isWrong={tried.ending.isWrong}
      />
    );
  return <OwnAccount page={page} fault={tried?.fault} />;
}
