import { redirect } from "@remix-run/node";
import { countHeld, isEmpty } from "#app/domain/residents/join-browser.server.ts";
import type { LoadContext } from "./load-context.ts";
import { expiredResidentCookie, residentCookie } from "./resident-session.server.ts";
import { findGuest } from "./visitor.server.ts";

/** Whether this browser began something without signing in, which may be somebody else's. */
async function mayJoin({ services }: LoadContext, cookie: string | null): Promise<boolean> {
  const guest = findGuest(services, cookie);
  return guest !== undefined && !isEmpty(await countHeld(services, guest.visitorId));
}

/** The reply to whoever has just signed in: their session, and on to where they were, by the question what of this browser is theirs. */
export async function welcomeResident(
  request: Request,
  context: LoadContext,
  signedIn: { readonly token: string; readonly next: string; readonly arrivedBy: "code" | "provider" },
): Promise<Response> {
  const { token, next, arrivedBy } = signedIn;
  const headers = new Headers();
  headers.append("Set-Cookie", residentCookie(context.services, token));
  headers.append("Set-Cookie", expiredResidentCookie(context.services, arrivedBy));
  const asksFirst = await mayJoin(context, request.headers.get("Cookie"));
  return redirect(asksFirst ? `/account/join?next=${encodeURIComponent(next)}` : next, { status: 303, headers });
}
