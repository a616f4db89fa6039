import { redirect } from "@remix-run/node";
import { beginProviderSignIn, type ProviderDeps } from "#app/domain/residents/begin-provider-sign-in.server.ts";
import type { ProviderProblem } from "#app/domain/residents/provider-problem.ts";
import { AppError } from "#app/lib/app-error.ts";
import type { LoadContext } from "./load-context.ts";
import { limitRate } from "./rate-limit.server.ts";
import { makeWaitingCookie, safeReturnPath } from "./resident-session.server.ts";

/** What signing in by the provider needs. Throws `not_found` where none is configured. */
export function getProviderDeps({ services }: LoadContext): ProviderDeps {
  const { db, clock, log, sessionSecret, publicUrl, identity } = services;
  if (!identity) throw new AppError("not_found");
  return { db, clock, log, sessionSecret, publicUrl, identity };
}

/** To the page where people can try again or do it another way; `next` goes with them. */
export function tellProblem({ resident }: LoadContext, problem: ProviderProblem, next: string): Response {
  const search = new URLSearchParams({ problem, next });
  return redirect(`${resident ? "/account" : "/sign-in"}?${search}`, 303);
}

/** Another site's page or picture led here, and not somebody who wanted to sign in. */
export const isLedByOthers = (request: Request): boolean =>
  ["cross-site", "same-site"].includes(request.headers.get("Sec-Fetch-Site") ?? "none");

/**
 * Prepares the way to the provider that an address asks for (`next`, `high`): where it leads, and the cookie without which
 * nobody comes back. `joinTo` is the account that gets the identity. Throws the page that tells when there is no way, and the
 * page to sign in on for whom another site sent: a provider that asks nothing would sign them in unasked.
 */
export async function prepareProviderSignIn(
  request: Request,
  context: LoadContext,
  joinTo?: string,
): Promise<{ readonly address: URL; readonly setCookie: string }> {
  const deps = getProviderDeps(context);
  const { searchParams } = new URL(request.url);
  const next = safeReturnPath(searchParams.get("next"));
  if (isLedByOthers(request))
    throw redirect(context.resident ? "/account" : `/sign-in?next=${encodeURIComponent(next)}`, 303);
  await limitRate(context, "sign_in_provider", context.clientAddress);
  const { token, setCookie } = makeWaitingCookie(deps, "provider");
  const outcome = await beginProviderSignIn(deps, {
    browserToken: token,
    returnPath: next,
    language: context.language,
    wantsHigh: searchParams.has("high"),
    ...(joinTo && { residentId: joinTo }),
  });
  if (outcome.status === "failed") throw tellProblem(context, outcome.reason, next);
  return { address: outcome.address, setCookie };
}
