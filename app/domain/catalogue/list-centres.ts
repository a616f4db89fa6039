import { describeHours, type HoursNow } from "#app/domain/desks/describe-hours.ts";
import { postalAddress } from "#app/domain/desks/postal-address.ts";
import type { Centre } from "#app/domain/desks/site-schema.ts";
import type { Services } from "#app/domain/services.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";

/** A centre in one language, and whether it is open at this moment. */
export type CentreSummary = {
  readonly id: string;
  /** Its number on the plan and in every list. */
  readonly number: number;
  readonly name: string;
  readonly address: string;
  /** The whole address for a letter, a line each. */
  readonly postalAddress: string;
  readonly transport: string;
  readonly phone: string;
  readonly now: HoursNow;
};

type Deps = Pick<Services, "site" | "clock">;

/** All centres in the authority's own order, or those named by `ids`. */
export function listCentres(
  deps: Deps,
  input: { readonly language: ContentLanguage; readonly ids?: readonly string[] },
): CentreSummary[] {
  const wanted = deps.site.centres.filter((centre) => input.ids === undefined || input.ids.includes(centre.id));
  return wanted.map((centre) => summariseCentre(deps, centre, input.language));
}

export function summariseCentre(deps: Deps, centre: Centre, language: ContentLanguage): CentreSummary {
  return {
    id: centre.id,
    number: deps.site.centres.indexOf(centre) + 1,
    name: centre.name[language],
    address: centre.address[language],
    postalAddress: postalAddress(deps.site, centre, language),
    transport: centre.transport[language],
    phone: centre.phone,
    now: describeHours(deps.site, centre, deps.clock.now()),
  };
}
