import type { Transaction } from "#app/db/port.ts";
import type { Services } from "#app/domain/services.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { inLanguage, type Language } from "#app/i18n/languages.ts";
import { queueMail } from "#app/ports/mail/outbox.server.ts";
import { watchAddress } from "./watch-key.server.ts";

type Deps = Pick<Services, "clock" | "jobs" | "site" | "sessionSecret" | "publicUrl">;

type WatchMail = {
  readonly to: string;
  readonly language: Language;
  readonly kind: "confirm" | "changed" | "gap_answered" | "gap_closed";
  /** Whose link stops these mails. */
  readonly watchId: string;
  /** What happened, a line each. */
  readonly lines?: readonly string[];
};

/** Mails the holder of an address in their language. The last lines are always how to stop it. */
export async function queueWatchMail(deps: Deps, tx: Transaction, mail: WatchMail): Promise<void> {
  const t = getTranslator(mail.language);
  const link = watchAddress(deps, mail.watchId);
  const values = { portal: inLanguage(deps.site.portal_name, mail.language), link };
  const body = [t(`watches:mail.${mail.kind}.text`, values), ...(mail.lines ?? []), t("watches:mail.footer", values)];
  await queueMail(deps, tx, {
    to: mail.to,
    language: mail.language,
    subject: t(`watches:mail.${mail.kind}.subject`, values),
    text: `${body.join("\n\n")}\n`,
    isForgottenWhenSent: true,
  });
}
