import { redirect } from "@remix-run/node";
import { PROVIDER_SIGN_IN_VALID_MS } from "#app/domain/accounts/provider-secrets.server.ts";
import { makeSessionToken } from "#app/domain/accounts/session-token.server.ts";
import {
  beginStaffProviderSignIn,
  type StaffProviderDeps,
} from "#app/domain/accounts/staff-provider-sign-in.server.ts";
import type { StaffProviderProblem } from "#app/domain/accounts/staff-provider-problem.ts";
import { AppError } from "#app/lib/app-error.ts";
import type { LoadContext } from "./load-context.ts";
import { isLedByOthers } from "./provider-sign-in.server.ts";
import { limitRate } from "./rate-limit.server.ts";
import { safeNextPath } from "./staff-session.server.ts";
import { expiredCookie, readToken, tokenCookie } from "./token-cookie.ts";

type Deps = { readonly publicUrl: string };

/** What signing in by the provider of staff needs. Throws `not_found` where none is configured. */
export function getStaffProviderDeps({ services }: LoadContext): StaffProviderDeps {
  const { db, clock, log, sessionSecret, publicUrl, staffIdentity } = services;
  if (!staffIdentity) throw new AppError("not_found");
  return { db, clock, log, sessionSecret, publicUrl, identity: staffIdentity };
}

export const readStaffProviderToken = (deps: Deps, cookieHeader: string | null): string | undefined =>
  readToken(deps, "ow_staff_provider", cookieHeader);
export const expiredStaffProviderCookie = (deps: Deps): string => expiredCookie(deps, "ow_staff_provider");

/** To the sign-in page, which says what went wrong; `next` goes with them. */
export const tellStaffProblem = (problem: StaffProviderProblem, next: string): Response =>
  redirect(`/staff/sign-in?${new URLSearchParams({ problem, next })}`, 303);

/**
 * Prepares the way to the provider: where it leads, and the cookie without which nobody comes back. Throws the page that tells
 * when there is no way, and the sign-in page for whom another site sent.
 */
export async function prepareStaffProviderSignIn(
  request: Request,
  context: LoadContext,
): Promise<{ readonly address: URL; readonly setCookie: string }> {
  const deps = getStaffProviderDeps(context);
  const next = safeNextPath(new URL(request.url).searchParams.get("next"));
  if (isLedByOthers(request)) throw redirect(`/staff/sign-in?${new URLSearchParams({ next })}`, 303);
  await limitRate(context, "sign_in_provider", context.clientAddress);
  const token = makeSessionToken();
  const { language } = context;
  const outcome = await beginStaffProviderSignIn(deps, { browserToken: token, returnPath: next, language });
  if (outcome.status === "failed") throw tellStaffProblem(outcome.reason, next);
  const maxAge = PROVIDER_SIGN_IN_VALID_MS / 1_000;
  return { address: outcome.address, setCookie: tokenCookie(deps, "ow_staff_provider", token, maxAge) };
}
