import type { Transaction } from "#app/db/port.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { inLanguage } from "#app/i18n/languages.ts";
import { CONFIRM_WITHIN_DAYS } from "#app/lib/confirm-within.ts";
import { queueMail } from "#app/ports/mail/outbox.server.ts";
import { queueText } from "#app/ports/sms/queue-text.server.ts";
import { fitsText } from "#app/ports/sms/segments.ts";
import type { NotifyDeps } from "./notify-resident.server.ts";
import { publicFacts } from "./public-facts.server.ts";
import type { Follower } from "./request-followers.queries.server.ts";
import type { ServiceRequest } from "./types.ts";

type About = "follow_confirm" | "follow_moved";
type Told = Pick<Follower, "address" | "key" | "language" | "askedAt">;

/** The words of a text message to a follower; with a long address there is room for nothing but whose it is. */
export function writeFollowText(
  about: About,
  language: Follower["language"],
  values: { readonly day: string; readonly state: string; readonly portal: string; readonly link: string },
): string {
  const { portal, link } = values;
  const texts = [getTranslator(language)(`requests:sms.${about}`, values), `${portal} ${link}`];
  return texts.find(fitsText) ?? link;
}

/**
 * Asks a follower whether the address is theirs, or tells them how far it is: where and in the language they chose, with the
 * link by which they confirm and end it. Nothing stays of it once it is sent.
 */
export async function tellFollower(
  deps: NotifyDeps,
  tx: Transaction,
  about: About,
  leading: ServiceRequest,
  { address, key, language, askedAt }: Told,
): Promise<void> {
  const t = getTranslator(language);
  const { due, ...facts } = publicFacts(deps, leading, language);
  const values = {
    ...facts,
    day: formatMoment(askedAt, "day", language, deps.site.time_zone),
    days: CONFIRM_WITHIN_DAYS,
    portal: inLanguage(deps.site.portal_name, language),
    link: `${deps.publicUrl}/follows/${key}`,
  };
  const subject = t(`requests:mail.${about}.subject`, values);
  if ("phone" in address) {
    const short = {
      day: formatMoment(askedAt, "shortDay", language, deps.site.time_zone),
      state: leading.state === "waiting_for_resident" ? t("requests:sms.others_wait") : facts.state,
    };
    const text = writeFollowText(about, language, { ...values, ...short });
    await queueText(deps, tx, { to: address.phone, language, about: subject, text, isForgottenWhenSent: true });
    return;
  }
  const body = [
    t(`requests:mail.${about}.text`, values),
    ...(about === "follow_confirm" ? [] : [due, t("requests:mail.follow_footer", values)]),
  ];
  await queueMail(deps, tx, {
    to: address.email,
    language,
    subject,
    text: `${body.filter((line) => line !== undefined).join("\n\n")}\n`,
    isForgottenWhenSent: true,
  });
}
