import type { Transaction } from "#app/db/port.ts";
import { findDeskForService } from "#app/domain/desks/find-desk.ts";
import type { Services } from "#app/domain/services.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { contentLanguageOf, inLanguage } from "#app/i18n/languages.ts";
import { queueMail } from "#app/ports/mail/outbox.server.ts";
import type { Rung } from "./escalation.ts";
import type { Recipient } from "./escalations.queries.server.ts";
import type { ServiceRequest } from "./types.ts";

/** Tells a staff member that a request is late: its number, desk and date, and nothing of what stands in it. */
export async function mailEscalation(
  deps: Pick<Services, "clock" | "jobs" | "site" | "publicUrl">,
  tx: Transaction,
  about: { readonly request: ServiceRequest; readonly rung: Rung; readonly recipient: Recipient },
): Promise<void> {
  const { request, rung, recipient } = about;
  // Words for staff are written in the languages of the content.
  const language = contentLanguageOf(recipient.language);
  const t = getTranslator(language);
  const desk = findDeskForService(deps.site, request.deskId);
  const values = {
    reference: request.reference,
    portal: inLanguage(deps.site.portal_name, language),
    desk: inLanguage(desk.name, language),
    phone: desk.phone,
    due: formatMoment(request.dueAt, "day", language, deps.site.time_zone),
    link: `${deps.publicUrl}/staff/requests/${request.reference}`,
    interpolation: { escapeValue: false },
  };
  const lines = ["hello", `why_${rung}`, "late", "link"].map((line) => t(`staff:escalation.mail.${line}`, values));
  await queueMail(deps, tx, {
    to: recipient.email,
    language,
    subject: t("staff:escalation.mail.subject", values),
    text: `${lines.join("\n\n")}\n`,
    isForgottenWhenSent: true,
  });
}
