import { findDeskForService } from "#app/domain/desks/find-desk.ts";
import type { ServiceRequest } from "#app/domain/requests/types.ts";
import type { Services } from "#app/domain/services.ts";
import type { QrCodeDrawing } from "#app/http/qr-code.server.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { inLanguage } from "#app/i18n/languages.ts";
import { directionOf } from "#app/i18n/languages.server.ts";

type Renewed = { readonly request: ServiceRequest; readonly secret: string };

/** A slip for the resident's hand, in the resident's language, whatever the counter reads. */
export function writeCodeSlip(
  { site, clock, publicUrl }: Pick<Services, "site" | "clock" | "publicUrl">,
  { request, secret }: Renewed,
  code: QrCodeDrawing,
) {
  const { language, reference } = request;
  const t = getTranslator(language);
  const desk = findDeskForService(site, request.deskId);
  return {
    language,
    direction: directionOf(language),
    title: t("requests:lost.slip_title"),
    portal: inLanguage(site.portal_name, language),
    rows: [
      { key: t("forms:sent.reference"), value: reference },
      { key: t("forms:sent.secret"), value: secret },
    ],
    keep: t("requests:lost.slip_keep"),
    given: t("requests:lost.slip_given", {
      date: formatMoment(clock.now(), "minute", language, site.time_zone),
      desk: inLanguage(desk.name, language),
      phone: desk.phone,
    }),
    address: `${publicUrl}/requests`,
    codeLabel: t("forms:sent.code"),
    code,
  };
}
export type Slip = ReturnType<typeof writeCodeSlip>;
