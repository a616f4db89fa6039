import type { Transaction } from "#app/db/port.ts";
import { calendarForDesk } from "#app/domain/desks/find-desk.ts";
import { addWorkingDays } from "#app/domain/desks/working-time.ts";
import { plainMailAddress } from "#app/lib/plain-mail-address.ts";
import { findReach } from "./find-reach.server.ts";
import { mailJoined } from "./mail-joined.server.ts";
import type { NotifyDeps } from "./notify-resident.server.ts";
import { REOPEN_WORKING_DAYS } from "./plan-move.ts";
import { selectFollowers } from "./request-followers.queries.server.ts";
import { prolongWindows, selectJoined, selectLeading } from "./request-merges.queries.server.ts";
import { selectById } from "./requests.queries.server.ts";
import { isOpenState } from "./states.ts";
import { tellFollower } from "./tell-follower.server.ts";
import { textResident } from "./text-resident.server.ts";
import type { ServiceRequest } from "./types.ts";

/**
 * Tells the residents of all that go on with a request, and whoever follows it, which state it is in now:
 * each in their language and by the ways they chose, nobody twice, and of it only state, desk and due day. When it ends, they have as long to come back to theirs as its own resident.
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
  const told = new Set<string>();
  /** Once for each mail box and each number, whoever has it. */
  const isFirst = (address: string): boolean => !told.has(address) && !!told.add(address);
  for (const { id, contact } of [leading, moved]) {
    const { email, text } = await findReach(tx, id, contact);
    if (email) told.add(plainMailAddress(email));
    if (text) told.add(text.to);
  }
  for (const request of await selectJoined(tx, requestId)) {
    const { email, text } = await findReach(tx, request.id, request.contact);
    if (email && isFirst(plainMailAddress(email))) await mailJoined(deps, tx, leading, { request, to: email });
    if (text && isFirst(text.to)) {
      const about = leading.state === "waiting_for_resident" ? "others_wait" : leading.state;
      const { language, reference } = request;
      await textResident(deps, tx, { ...text, language, reference, about });
    }
  }
  for (const follower of followers) {
    const { address } = follower;
    if (isFirst("email" in address ? plainMailAddress(address.email) : address.phone))
      await tellFollower(deps, tx, "follow_moved", leading, follower);
  }
}

/** What was withdrawn has no window of its own. */
const windowFrom = ({ site, clock }: NotifyDeps, { deskId }: ServiceRequest): Date =>
  addWorkingDays(calendarForDesk(site, deskId), clock.now(), REOPEN_WORKING_DAYS);
