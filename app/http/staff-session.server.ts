import { redirect } from "@remix-run/node";
import { findStaffSession } from "#app/domain/accounts/find-staff-session.server.ts";
import { hasPermission, type Permission } from "#app/domain/accounts/permissions.ts";
import type { StaffSession } from "#app/domain/accounts/staff-session.ts";
import { AppError } from "#app/lib/app-error.ts";
import type { LoadContext } from "./load-context.ts";
import { pathOfRequest, readOwnPath } from "./own-path.ts";
import { expiredCookie, readToken, tokenCookie } from "./token-cookie.ts";

export type { StaffSession };

type Deps = { readonly publicUrl: string };

/** The session token of a `Cookie` header, when it looks like one. */
export const readStaffToken = (deps: Deps, cookieHeader: string | null | undefined): string | undefined =>
  readToken(deps, "ow_staff", cookieHeader);

/** The cookie lives as long as the browser is open; the limits stand in the database. */
export const staffCookie = (deps: Deps, token: string): string => tokenCookie(deps, "ow_staff", token);
export const expiredStaffCookie = (deps: Deps): string => expiredCookie(deps, "ow_staff");

/** Who is signed in, for streams and pages that serve both sides; `undefined` when nobody is. */
export async function findStaff(
  cookieHeader: string | null | undefined,
  context: Pick<LoadContext, "services">,
): Promise<StaffSession | undefined> {
  const token = readStaffToken(context.services, cookieHeader);
  return token ? findStaffSession(context.services, token) : undefined;
}

/** The guard of every staff loader and action. Nobody signed in: to the sign-in page. Not allowed: `forbidden`, and a line in the log. */
export async function requireStaff(
  request: Request,
  context: LoadContext,
  permission: Permission,
): Promise<StaffSession> {
  const session = await findStaff(request.headers.get("Cookie"), context);
  if (!session) throw redirect(`/staff/sign-in?next=${encodeURIComponent(pathOfRequest(request))}`, 303);
  if (!hasPermission(session.roles, permission)) {
    const { services, requestId } = context;
    services.log.warn({ requestId, staffId: session.staffId, permission }, "permission refused");
    throw new AppError("forbidden");
  }
  return session;
}

/** A path of the staff pages to go on to after sign-in; anything else, outside addresses above all, becomes `/staff`. */
export function safeNextPath(next: FormDataEntryValue | null): string {
  const url = readOwnPath(next);
  const isForStaff = url && /^\/staff(?:\/|$)/.test(url.pathname) && !/^\/staff\/sign-(?:in|out)/.test(url.pathname);
  return isForStaff ? url.pathname + url.search : "/staff";
}
