import { calendarForDesk, findDeskForService } from "#app/domain/desks/find-desk.ts";
import type { Services } from "#app/domain/services.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { inLanguage, type Language } from "#app/i18n/languages.ts";
import { readClock } from "./request-clock.ts";
import type { ServiceRequest } from "./types.ts";

/** What residents may know of a request that is not theirs, in words. */
export function publicFacts(deps: Pick<Services, "clock" | "site">, leading: ServiceRequest, language: Language) {
  const t = getTranslator(language);
  const desk = findDeskForService(deps.site, leading.deskId);
  const clock = readClock(calendarForDesk(deps.site, leading.deskId), leading, deps.clock.now());
  const due = formatMoment(clock.dueAt, "day", language, deps.site.time_zone);
  return {
    // “Waiting for you” is for its own resident.
    state: t(leading.state === "waiting_for_resident" ? "requests:joined.waiting" : `requests:state.${leading.state}`),
    desk: inLanguage(desk.name, language),
    phone: desk.phone,
    due: clock.state === "stopped" ? undefined : t("requests:joined.due", { due }),
  };
}
