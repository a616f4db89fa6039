import type { Transaction } from "#app/db/port.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { inLanguage } from "#app/i18n/languages.ts";
import { queueMail } from "#app/ports/mail/outbox.server.ts";
import type { NotifyDeps } from "./notify-resident.server.ts";
import { publicFacts } from "./public-facts.server.ts";
import type { Follower } from "./request-followers.queries.server.ts";
import type { ServiceRequest } from "./types.ts";

/** Tells a follower how far it is, in their language, with the link that ends it. */
export async function mailFollower(
  deps: NotifyDeps,
  tx: Transaction,
  kind: "follow_started" | "follow_moved",
  leading: ServiceRequest,
  follower: Follower,
): Promise<void> {
  const { language, email, id, key, askedAt } = follower;
  const t = getTranslator(language);
  const { due, ...facts } = publicFacts(deps, leading, language);
  const values = {
    ...facts,
    day: formatMoment(askedAt, "day", language, deps.site.time_zone),
    portal: inLanguage(deps.site.portal_name, language),
    link: `${deps.publicUrl}/follows/${id}?key=${key}`,
  };
  const body = [t(`requests:mail.${kind}.text`, values), due, t("requests:mail.follow_footer", values)];
  await queueMail(deps, tx, {
    to: email,
    language,
    subject: t(`requests:mail.${kind}.subject`, values),
    text: `${body.filter((line) => line !== undefined).join("\n\n")}\n`,
    isForgottenWhenSent: true,
  });
}
