import type { PublicServiceSummary } from "#app/domain/catalogue/public-service.ts";

const SHOWN = 6;

/** What the home page offers first: what can be done from here at once, then the rest, in the catalogue's order. */
export function chooseOften(services: readonly PublicServiceSummary[]): PublicServiceSummary[] {
  const online = services.filter((service) => service.formId !== undefined);
  const offline = services.filter((service) => service.formId === undefined);
  return [...online, ...offline].slice(0, SHOWN);
}
