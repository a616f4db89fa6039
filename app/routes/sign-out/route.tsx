import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { signOutResident } from "#app/domain/residents/end-sessions.server.ts";
import { expiredResidentCookie, readResidentToken } from "#app/http/resident-session.server.ts";

export async function action({ request, context }: ActionFunctionArgs) {
  const { services } = context;
  const token = readResidentToken(services, request.headers.get("Cookie"), "session");
  if (token) await signOutResident(services, token);
  const headers = {
    "Set-Cookie": expiredResidentCookie(services, "session"),
    // Not "cookies": the chosen language and mode stay, and so does what this browser began as a guest.
    "Clear-Site-Data": '"cache", "storage"',
  };
  return redirect("/sign-in?signed_out", { status: 303, headers });
}

/** Opening the address signs nobody out: only the button does. */
export function loader() {
  return redirect("/account", 303);
}
