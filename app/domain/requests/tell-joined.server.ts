import type { Transaction } from "#app/db/port.ts";
import { calendarForDesk } from "#app/domain/desks/find-desk.ts";
import { addWorkingDays } from "#app/domain/desks/working-time.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { inLanguage } from "#app/i18n/languages.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { queueMail } from "#app/ports/mail/outbox.server.ts";
import { mailFollower } from "./mail-follower.server.ts";
import type { NotifyDeps } from "./notify-resident.server.ts";
import { REOPEN_WORKING_DAYS } from "./plan-move.ts";
import { publicFacts } from "./public-facts.server.ts";
import { selectFollowers } from "./request-followers.queries.server.ts";
import { prolongWindows, selectJoined, selectLeading } from "./request-merges.queries.server.ts";
import { selectById } from "./requests.queries.server.ts";
import { isOpenState } from "./states.ts";
import type { ServiceRequest } from "./types.ts";

/**
 * Tells the residents of all that go on with a request, and whoever follows it, which state it is in now: each in their language, nobody twice, and
 * of it only state, desk and due day. When it ends, they have as long to come back to theirs as its own resident.
 */
export async function tellJoined(deps: NotifyDeps, tx: Transaction, requestId: string): Promise<void> {
  const joined = await selectJoined(tx, requestId);
  const ids = joined.map(({ id }) => id);
  const followers = await selectFollowers(tx, [requestId, ...ids]);
  const moved = joined.length + followers.length > 0 ? await selectById(tx, requestId) : undefined;
  if (!moved) return;
  // What was itself merged is led by another.
  const leading = (await selectLeading(tx, requestId)) ?? moved;
  if (!isOpenState(leading.state)) await prolongWindows(tx, ids, leading.reopenUntil ?? windowFrom(deps, leading));
  const told = new Set([addressOf(leading), addressOf(moved)]);
  for (const one of await selectJoined(tx, requestId)) {
    const address = addressOf(one);
    if (!address || told.has(address)) continue;
    told.add(address);
    await mailJoined(deps, tx, leading, one);
  }
  for (const follower of followers) {
    const address = plainAddress(follower.email);
    if (told.has(address)) continue;
    told.add(address);
    await mailFollower(deps, tx, "follow_moved", leading, follower);
  }
}

/** What was withdrawn has no window of its own. */
const windowFrom = ({ site, clock }: NotifyDeps, { deskId }: ServiceRequest): Date =>
  addWorkingDays(calendarForDesk(site, deskId), clock.now(), REOPEN_WORKING_DAYS);

/** Capitals make no other mail box. */
const plainAddress = (email: string): string => email.normalize("NFKC").toLowerCase();
const addressOf = ({ contact }: Pick<ServiceRequest, "contact">): string | undefined =>
  contact.email === undefined ? undefined : plainAddress(contact.email);

async function mailJoined(deps: NotifyDeps, tx: Transaction, leading: ServiceRequest, one: ServiceRequest) {
  const { language, reference, reopenUntil } = one;
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
    to: one.contact.email ?? "",
    language,
    subject: t("requests:mail.joined_moved.subject", values),
    text: `${body.filter((line) => line !== undefined).join("\n\n")}\n`,
  });
}
