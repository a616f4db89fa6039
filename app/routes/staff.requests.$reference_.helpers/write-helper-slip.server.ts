import { findDeskForService } from "#app/domain/desks/find-desk.ts";
import { CODE_DAYS } from "#app/domain/requests/mandates/mandate.ts";
import type { ServiceRequest } from "#app/domain/requests/types.ts";
import type { Services } from "#app/domain/services.ts";
import { drawQrCode } from "#app/http/qr-code.server.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { inLanguage } from "#app/i18n/languages.ts";
import { directionOf } from "#app/i18n/languages.server.ts";

type Named = {
  readonly request: ServiceRequest;
  readonly code: string;
  readonly validUntil: Date;
  readonly helper: string;
  readonly resident: string;
};

/** A slip for the helper's hand, in the language of the request. */
export function writeHelperSlip(
  { site, clock, publicUrl }: Pick<Services, "site" | "clock" | "publicUrl">,
  { request, code, validUntil, helper, resident }: Named,
) {
  const { language, reference } = request;
  const t = getTranslator(language);
  const desk = findDeskForService(site, request.deskId);
  const moment = (date: Date) => formatMoment(date, "minute", language, site.time_zone);
  const now = clock.now();
  return {
    language,
    direction: directionOf(language),
    title: t("helpers:slip.title", { resident }),
    portal: inLanguage(site.portal_name, language),
    rows: [
      { key: t("helpers:slip.helper"), value: helper },
      { key: t("helpers:slip.request"), value: reference },
      { key: t("helpers:slip.code"), value: code },
    ],
    keep: t("helpers:slip.lead", {
      date: moment(new Date(now.getTime() + CODE_DAYS * 86_400_000)),
      until: moment(validUntil),
    }),
    given: t("helpers:slip.given", { date: moment(now), desk: inLanguage(desk.name, language), phone: desk.phone }),
    address: `${publicUrl}/helping`,
    codeLabel: t("helpers:made.qr"),
    code: drawQrCode(`${publicUrl}/helping/${code}`),
  };
}
