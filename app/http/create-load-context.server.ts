import type { Request, Response } from "express";
import type { Config } from "#app/config/env.server.ts";
import { followSwitches } from "#app/domain/residents/change-look.server.ts";
import type { ResidentSession } from "#app/domain/residents/resident.ts";
import type { Services } from "#app/domain/services.ts";
import { contentLanguageOf } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import { isSameKey } from "./same-key.server.ts";
import type { LoadContext } from "./load-context.ts";
import { type Preferences, readPreferences } from "./preferences.server.ts";
import { findResident } from "./resident-session.server.ts";

/** Makes the context of one request; also sends the cookies that `?lang=` and `?mode=` ask for. */
export async function createLoadContext(
  services: Services,
  config: Config,
  req: Request,
  res: Response,
): Promise<LoadContext> {
  const session = await findResident(services, req.headers.cookie);
  const preferences = readPreferences(
    {
      url: req.originalUrl,
      cookie: req.headers.cookie,
      acceptLanguage: req.headers["accept-language"],
      profile: session?.resident.profile,
    },
    {
      defaultLanguage: services.site.default_language,
      isSecure: services.publicUrl.startsWith("https:"),
      isDemo: config.isDemo,
    },
  );
  if (session) await keepSwitches(services, session, preferences.chosen, req);
  for (const cookie of preferences.setCookies) res.append("Set-Cookie", cookie);

  let signal: AbortSignal | undefined;
  return {
    services,
    language: preferences.language,
    contentLanguage: contentLanguageOf(preferences.language),
    mode: preferences.mode,
    isModeChosen: preferences.isModeChosen,
    theme: preferences.theme,
    textSize: preferences.textSize,
    isDemo: config.isDemo,
    resident: session,
    requestId: res.locals["requestId"] as string,
    clientAddress: req.ip ?? "unknown",
    isEvaluation: isSameKey(config.evaluationKey, req.headers["x-evaluation-key"]),
    get signal() {
      return (signal ??= abortOnClose(res));
    },
    refusal: res.locals["refusal"] ? new AppError(res.locals["refusal"]) : undefined,
  };
}

/** Lets the account follow the switches of a page of ours; an address that another site gave changes this page alone. */
async function keepSwitches(
  services: Services,
  { resident }: ResidentSession,
  chosen: Preferences["chosen"],
  req: Request,
): Promise<void> {
  if (["cross-site", "same-site"].includes(String(req.headers["sec-fetch-site"] ?? "none"))) return;
  await followSwitches(services, resident, chosen);
}

/** Made only for those who ask: few pages wait for anything, and an abort is not cheap. */
function abortOnClose(res: Response): AbortSignal {
  const reader = new AbortController();
  if (res.closed) reader.abort();
  else res.once("close", () => reader.abort());
  return reader.signal;
}
