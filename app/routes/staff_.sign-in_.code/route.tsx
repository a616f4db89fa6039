import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { StaffFrame } from "#app/components/staff/staff-frame.tsx";
import { nameBrowser } from "#app/domain/accounts/browser.ts";
import { enterSecondFactor } from "#app/domain/accounts/enter-second-factor.server.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { findStaff, findStaffAt, readStaffToken, safeNextPath, staffCookie } from "#app/http/staff-session.server.ts";
import { countCodeTry, forgiveCodeTry } from "#app/http/staff-tries.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { CodeForm } from "./code-form.tsx";

export const headers = privatePageHeaders;

const tooLate = (next: string): Response =>
  redirect(`/staff/sign-in?${new URLSearchParams({ too_late: "", next })}`, 303);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const next = safeNextPath(new URL(request.url).searchParams.get("next"));
  const cookie = request.headers.get("Cookie");
  if (await findStaff(cookie, context)) return redirect(next, 303);
  if (!(await findStaffAt("code", cookie, context))) return tooLate(next);
  return { title: getTranslator(context.language)("accounts:code.title"), next };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.title },
  { name: "robots", content: "noindex" },
];

/** The account page says how many codes are left on paper when one was used, and when there are none. */
function pageAfter(
  { by, codesLeft }: { readonly by: "app" | "recovery_code"; readonly codesLeft: number },
  next: string,
): string {
  if (by === "recovery_code") return "/staff/account?done=recovery_code";
  return codesLeft > 0 ? next : "/staff/account?done=no_codes";
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request);
  const next = safeNextPath(form.get("next"));
  const cookie = request.headers.get("Cookie");
  const token = readStaffToken(context.services, cookie);
  const staff = await findStaffAt("code", cookie, context);
  if (!token || !staff) return tooLate(next);
  const typed = String(form.get("code") ?? "").slice(0, 40);
  if (!typed.trim()) return data({ fault: "incomplete" as const }, 400);
  await countCodeTry(context, staff.staffId);
  const browser = nameBrowser(request.headers.get("User-Agent"));
  const outcome = await enterSecondFactor(context.services, { token, typed, browser });
  if (outcome.status === "gone") return tooLate(next);
  if (outcome.status === "refused") return data({ fault: "refused" as const }, 400);
  await forgiveCodeTry(context, staff.staffId);
  return redirect(pageAfter(outcome, next), {
    status: 303,
    headers: { "Set-Cookie": staffCookie(context.services, outcome.token) },
  });
}

export default function Code() {
  return (
    <StaffFrame>
      <CodeForm page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
    </StaffFrame>
  );
}
