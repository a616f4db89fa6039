import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { nameBrowser } from "#app/domain/accounts/browser.ts";
import { finishProviderSignIn } from "#app/domain/residents/finish-provider-sign-in.server.ts";
import { getProviderDeps, tellProblem } from "#app/http/provider-sign-in.server.ts";
import { readResidentToken } from "#app/http/resident-session.server.ts";
import { welcomeResident } from "#app/http/welcome-resident.server.ts";

const HOME = "/account";

/** Where the provider sends people back to. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  const deps = getProviderDeps(context);
  const cookie = request.headers.get("Cookie");
  const browserToken = readResidentToken(deps, cookie, "provider");
  if (!browserToken) return context.resident ? redirect(HOME, 303) : tellProblem(context, "gone", HOME);
  const outcome = await finishProviderSignIn(deps, {
    browserToken,
    query: new URL(request.url).search,
    language: context.language,
    residentId: context.resident?.resident.id,
    browser: nameBrowser(request.headers.get("User-Agent")),
    previousToken: readResidentToken(deps, cookie, "session"),
  });
  switch (outcome.status) {
    case "signed_in":
      return welcomeResident(request, context, {
        token: outcome.token,
        next: outcome.returnPath,
        arrivedBy: "provider",
      });
    case "failed":
      return tellProblem(context, outcome.reason, outcome.returnPath);
    case "taken":
      return tellProblem(context, "taken", outcome.returnPath);
    case "gone":
      return tellProblem(context, "gone", HOME);
  }
}
