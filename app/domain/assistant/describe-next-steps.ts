import type { TFunction } from "i18next";
import type { Services } from "#app/domain/services.ts";
import { describeHours } from "#app/domain/desks/describe-hours.ts";
import type { Centre } from "#app/domain/desks/site-schema.ts";
import { formatMoment, formatTime } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { NextStep, StoredNextStep } from "./types.ts";

type Deps = Pick<Services, "site" | "clock">;

/** Stored next steps as labels and addresses, true at this moment. */
export function describeNextSteps(
  deps: Deps,
  steps: readonly StoredNextStep[],
  place: { readonly conversationId: string; readonly language: Language; readonly t: TFunction },
): NextStep[] {
  return steps.map((step) => ({
    kind: step.kind,
    label: labelOf(deps, step, place),
    url: urlOf(step, place.conversationId),
  }));
}

function urlOf({ kind, target }: StoredNextStep, conversationId: string): string {
  switch (kind) {
    case "form":
      return `/forms/${target}`;
    case "service":
      return `/services/${target}`;
    case "centre":
      return `/centres/${target}`;
    case "person":
      return `/assistant/${conversationId}/person`;
    case "phone":
      return `tel:${target}`;
    case "request":
    case "page":
      return target;
  }
}

function labelOf(deps: Deps, step: StoredNextStep, { language, t }: { language: Language; t: TFunction }): string {
  const { name, target } = step;
  const centre = step.offer === "centre" ? deps.site.centres.find((one) => one.id === target) : undefined;
  if (centre) return labelCentre(deps, centre, name, language, t);
  return t(`assistant:offer.${step.offer}`, { name, number: target });
}

function labelCentre({ site, clock }: Deps, centre: Centre, name: string, language: Language, t: TFunction): string {
  const hours = describeHours(site, centre, clock.now());
  const timeOf = (at: string) => formatTime(language, at, hours.timeZone);
  if (hours.isOpen) {
    return hours.closesAt
      ? t("assistant:offer.centre_open", { name, time: timeOf(hours.closesAt) })
      : t("assistant:offer.centre_always_open", { name });
  }
  if (hours.opensAt === undefined) return t("assistant:offer.centre", { name });
  if (hours.opensToday) return t("assistant:offer.centre_opens_today", { name, time: timeOf(hours.opensAt) });
  return t("assistant:offer.centre_opens", {
    name,
    time: formatMoment(hours.opensAt, "opening", language, hours.timeZone),
  });
}
