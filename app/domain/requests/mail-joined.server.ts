import type { Transaction } from "#app/db/port.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { inLanguage } from "#app/i18n/languages.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { queueMail } from "#app/ports/mail/outbox.server.ts";
import type { NotifyDeps } from "./notify-resident.server.ts";
import { publicFacts } from "./public-facts.server.ts";
import type { ServiceRequest } from "./types.ts";

/** Mails the resident of a request that was merged how far the leading one is: in their language, its public facts alone. */
export async function mailJoined(
  deps: NotifyDeps,
  tx: Transaction,
  leading: ServiceRequest,
  { request, to }: { readonly request: ServiceRequest; readonly to: string },
): Promise<void> {
  const { language, reference, reopenUntil } = request;
  const t = getTranslator(language);
  const { due, ...facts } = publicFacts(deps, leading, language);
  const until = reopenUntil && reopenUntil > deps.clock.now() ? reopenUntil : undefined;
  const values = {
    ...facts,
    reference,
    portal: inLanguage(deps.site.portal_name, language),
    until: until ? formatMoment(until, "day", language, deps.site.time_zone) : "",
    link: `${deps.publicUrl}/requests/${reference}`,
  };
  const body = [
    t("requests:mail.joined_moved.text", values),
    due,
    until && t("requests:mail.joined_moved.until", values),
    t("requests:mail.footer", values),
  ];
  await queueMail(deps, tx, {
    to,
    language,
    subject: t("requests:mail.joined_moved.subject", values),
    text: `${body.filter((line) => line !== undefined).join("\n\n")}\n`,
  });
}
