import type { Transaction } from "#app/db/port.ts";
import type { Services } from "#app/domain/services.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { inLanguage } from "#app/i18n/languages.ts";
import { queueMail } from "#app/ports/mail/outbox.server.ts";
import type { Mandate } from "./mandate.ts";

/** Mails the resident that somebody took up what they gave, or that it was ended by somebody else, and how to end it. */
export async function mailAboutHelper(
  deps: Pick<Services, "clock" | "jobs" | "site" | "publicUrl">,
  tx: Transaction,
  mandate: Pick<Mandate, "helper" | "resident" | "reference" | "validUntil" | "residentEmail" | "residentLanguage">,
  { about, account }: { readonly about: "accepted" | "ended"; readonly account: string },
): Promise<void> {
  const { residentEmail, residentLanguage: language, reference } = mandate;
  if (!residentEmail) return;
  const t = getTranslator(language);
  const values = {
    helper: mandate.helper,
    resident: mandate.resident,
    account,
    until: formatMoment(mandate.validUntil, "minute", language, deps.site.time_zone),
    portal: inLanguage(deps.site.portal_name, language),
    link: `${deps.publicUrl}${reference ? `/requests/${reference}/helpers` : "/account/helpers"}`,
  };
  await queueMail(deps, tx, {
    to: residentEmail,
    language,
    subject: t(`helpers:mail.${about}.subject`, values),
    text: `${t(`helpers:mail.${about}.text`, values)}\n`,
  });
}
