import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { signOut } from "#app/domain/accounts/sign-out.server.ts";
import { expiredStaffCookie, readStaffToken } from "#app/http/staff-session.server.ts";

export async function action({ request, context }: ActionFunctionArgs) {
  const token = readStaffToken(context.services, request.headers.get("Cookie"));
  if (token) await signOut(context.services, token);
  const headers = {
    "Set-Cookie": expiredStaffCookie(context.services),
    // Not "cookies": the chosen language and mode stay.
    "Clear-Site-Data": '"cache", "storage"',
  };
  return redirect("/staff/sign-in?signed_out", { status: 303, headers });
}

/** Opening the address signs nobody out: only the button does. */
export function loader() {
  return redirect("/staff", 303);
}
