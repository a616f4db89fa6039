import { redirect } from "@remix-run/node";
import { findStaffSession } from "#app/domain/accounts/find-staff-session.server.ts";
import { hasPermission, type Permission } from "#app/domain/accounts/permissions.ts";
import type { SignedInStaff, SignInStage, StaffSession } from "#app/domain/accounts/staff-session.ts";
import { AppError } from "#app/lib/app-error.ts";
import type { LoadContext } from "./load-context.ts";
import { pathOfRequest, readOwnPath } from "./own-path.ts";
import { expiredCookie, readToken, tokenCookie } from "./token-cookie.ts";

export type { SignedInStaff, StaffSession };

type Deps = { readonly publicUrl: string };
type StaffContext = Pick<LoadContext, "services" | "isDemo">;

/** The session token of a `Cookie` header, when it looks like one. */
export const readStaffToken = (deps: Deps, cookieHeader: string | null | undefined): string | undefined =>
  readToken(deps, "ow_staff", cookieHeader);

/** The cookie lives as long as the browser is open; the limits stand in the database. */
export const staffCookie = (deps: Deps, token: string): string => tokenCookie(deps, "ow_staff", token);
export const expiredStaffCookie = (deps: Deps): string => expiredCookie(deps, "ow_staff");

/** Sample accounts may do without one; who works with real residents may not. */
export const secondFactorRule = ({ isDemo }: Pick<LoadContext, "isDemo">) => ({ isSecondFactorNeeded: !isDemo });

/** What one request has looked up: all its loaders, and those after its action, see one session. */
const lookedUp = new WeakMap<object, Map<string, Promise<SignedInStaff | undefined>>>();

/** What a page sends by itself while nobody touches it is no use of a session. */
type LookUp = { readonly isUse?: boolean };

function lookUp(
  context: StaffContext,
  token: string,
  stage: SignInStage,
  how: LookUp,
): Promise<SignedInStaff | undefined> {
  const known = lookedUp.get(context) ?? new Map<string, Promise<SignedInStaff | undefined>>();
  lookedUp.set(context, known);
  const key = `${stage}:${token}`;
  const found = known.get(key) ?? findStaffSession(context.services, token, stage, how);
  known.set(key, found);
  return found;
}

/** Whose sign-in has come to this stage in this browser; only `whole` opens pages. */
export async function findStaffAt(
  stage: SignInStage,
  cookieHeader: string | null | undefined,
  context: StaffContext,
  how: LookUp = {},
): Promise<SignedInStaff | undefined> {
  const token = readStaffToken(context.services, cookieHeader);
  return token ? lookUp(context, token, stage, how) : undefined;
}

/**
 * Who is signed in, for streams and pages that serve both sides; `undefined` when nobody is. Nobody is without a second
 * factor where one is needed, whatever their session says.
 */
export async function findStaff(
  cookieHeader: string | null | undefined,
  context: StaffContext,
  how: LookUp = {},
): Promise<SignedInStaff | undefined> {
  const session = await findStaffAt("whole", cookieHeader, context, how);
  return session?.hasSecondFactor || context.isDemo ? session : undefined;
}

/** To the sign-in page, and back afterwards. */
export const staffSignInFirst = (request: Request): Response =>
  redirect(`/staff/sign-in?next=${encodeURIComponent(pathOfRequest(request))}`, 303);

/** The guard of every staff loader and action. Nobody signed in: to the sign-in page. Not allowed: `forbidden`, and a line in the log. */
export async function requireStaff(
  request: Request,
  context: LoadContext,
  permission: Permission,
): Promise<SignedInStaff> {
  const session = await findStaff(request.headers.get("Cookie"), context);
  if (!session) throw staffSignInFirst(request);
  if (!hasPermission(session.roles, permission)) {
    const { services, requestId } = context;
    services.log.warn({ requestId, staffId: session.staffId, permission }, "permission refused");
    throw new AppError("forbidden");
  }
  return session;
}

/** Where a sign-in goes on from each stage; `next` is where it ends. */
export function pageOfStage(stage: SignInStage, next: string): string {
  if (stage === "whole") return next;
  return `/staff/${stage === "code" ? "sign-in/code" : "second-factor"}?${new URLSearchParams({ next })}`;
}

/** A path of the staff pages to go on to after sign-in; anything else, outside addresses above all, becomes `/staff`. */
export function safeNextPath(next: FormDataEntryValue | null): string {
  const url = readOwnPath(next);
  const isForStaff =
    url &&
    /^\/staff(?:\/|$)/.test(url.pathname) &&
    !/^\/staff\/(?:sign-(?:in|out)|second-factor|invitation)/.test(url.pathname);
  return isForStaff ? url.pathname + url.search : "/staff";
}
