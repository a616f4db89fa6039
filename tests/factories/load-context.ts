import type { Services } from "#app/domain/services.ts";
import type { LoadContext } from "#app/http/load-context.ts";

/** The context of one call of a loader or action, from somebody who reads English. */
export function aLoadContext(services: Partial<Services>, more: Partial<LoadContext> = {}): LoadContext {
  return {
    // A test gives the services that its route asks for.
    services: services as Services,
    language: "en",
    contentLanguage: "en",
    mode: "full",
    isModeChosen: false,
    theme: "auto",
    textSize: "medium",
    isDemo: true,
    requestId: "request",
    clientAddress: "192.0.2.1",
    isEvaluation: false,
    signal: new AbortController().signal,
    refusal: undefined,
    ...more,
  };
}
