import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { nameBrowser } from "#app/domain/accounts/browser.ts";
import { finishStaffProviderSignIn } from "#app/domain/accounts/staff-provider-sign-in.server.ts";
import {
  expiredStaffProviderCookie,
  getStaffProviderDeps,
  readStaffProviderToken,
  tellStaffProblem,
} from "#app/http/staff-provider-sign-in.server.ts";
import { pageOfStage, readStaffToken, secondFactorRule, staffCookie } from "#app/http/staff-session.server.ts";

const HOME = "/staff";

/** Where the provider of staff sends them back to. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  const deps = getStaffProviderDeps(context);
  const cookie = request.headers.get("Cookie");
  const browserToken = readStaffProviderToken(deps, cookie);
  if (!browserToken) return tellStaffProblem("gone", HOME);
  const outcome = await finishStaffProviderSignIn(deps, {
    browserToken,
    query: new URL(request.url).search,
    ...secondFactorRule(context),
    browser: nameBrowser(request.headers.get("User-Agent")),
    previousToken: readStaffToken(deps, cookie),
  });
  switch (outcome.status) {
    case "opened": {
      const headers = new Headers();
      headers.append("Set-Cookie", staffCookie(deps, outcome.token));
      headers.append("Set-Cookie", expiredStaffProviderCookie(deps));
      return redirect(pageOfStage(outcome.stage, outcome.returnPath), { status: 303, headers });
    }
    case "failed":
    case "refused":
      return tellStaffProblem(outcome.reason, outcome.returnPath);
    case "gone":
      return tellStaffProblem("gone", HOME);
  }
}
