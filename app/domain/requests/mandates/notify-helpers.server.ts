import type { Transaction } from "#app/db/port.ts";
import type { Notice, NotifyDeps } from "#app/domain/requests/notify-resident.server.ts";
import { STORED_STATES } from "#app/domain/requests/states.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { inLanguage } from "#app/i18n/languages.ts";
import { queueMail } from "#app/ports/mail/outbox.server.ts";
import { selectNotified } from "./mandates.queries.server.ts";

/** What helpers are told of; how somebody is reached and which code opens a request is the resident's alone. */
const TOLD: readonly Notice["about"][] = [...STORED_STATES, "information_added", "closing_soon", "late"];

/** Mails each helper who agreed to it that there is news, without a word of it: they read it where the mandate is looked at. */
export async function notifyHelpers(deps: NotifyDeps, tx: Transaction, notice: Notice): Promise<void> {
  if (!TOLD.includes(notice.about)) return;
  for (const mandate of await selectNotified(tx, notice.reference, deps.clock.now())) {
    const { helperEmail, helperLanguage, helper, resident, residentLanguage } = mandate;
    if (!helperEmail) continue;
    const language = helperLanguage ?? residentLanguage;
    const t = getTranslator(language);
    const values = {
      helper,
      resident,
      reference: notice.reference,
      portal: inLanguage(deps.site.portal_name, language),
      link: `${deps.publicUrl}/requests/${notice.reference}`,
    };
    await queueMail(deps, tx, {
      to: helperEmail,
      language,
      subject: t("helpers:mail.news.subject", values),
      text: `${t("helpers:mail.news.text", values)}\n`,
    });
  }
}
