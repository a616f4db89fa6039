import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Services } from "#app/domain/services.ts";
import { isStopWord } from "#app/ports/sms/stop-words.ts";
import { chooseWay } from "./choose-ways.server.ts";
import { toIdentifier } from "./identifiers.ts";
import { lockRequests } from "./request-access.queries.server.ts";
import { deleteFollowersByPhone } from "./request-followers.queries.server.ts";
import { selectTextedIds } from "./request-ways.queries.server.ts";
import { toTextNumber } from "./text-number.ts";

/** As a gateway names it, with or without the sign before its country. */
const toSender = (from: string): string | undefined => toTextNumber(from) ?? toTextNumber(`+${from.trim()}`);

/** Every way in which residents write this number, as requests are found by it. */
const writtenAs = (number: string) =>
  [number, number.replace("+", "00")].flatMap((one) => toIdentifier("phone", one) ?? []);

/**
 * Ends the text messages of every request that go to the number of whoever answered with a word for stop, and of what it
 * follows; gives of how many.
 * Any other words, from any other number, change nothing. Again changes nothing either.
 */
export async function stopTexts(
  { db, clock }: Pick<Services, "db" | "clock">,
  reply: { readonly from: string; readonly text: string },
): Promise<number> {
  const number = isStopWord(reply.text) ? toSender(reply.from) : undefined;
  if (!number) return 0;
  const at = clock.now();
  return db.transaction(async (tx) => {
    const ended: string[] = [];
    for (const { id, reference, contact } of await lockRequests(tx, await selectTextedIds(tx, writtenAs(number)))) {
      // A request is found by any number among its answers: messages go to that of the contact.
      if (toTextNumber(contact.phone) !== number) continue;
      if (await chooseWay(tx, { requestId: id, way: "sms", isChosen: false, at })) ended.push(reference);
    }
    const followed = await deleteFollowersByPhone(tx, number);
    for (const { subjectId, whose } of [
      ...ended.map((subjectId) => ({ subjectId, whose: "resident" })),
      ...followed.map((subjectId) => ({ subjectId, whose: "follower" })),
    ])
      await recordAuditEvent(tx, {
        at,
        actor: { kind: "system" },
        action: "requests.way_ended",
        subjectType: "request",
        subjectId,
        details: { way: "sms", by: "reply", whose },
      });
    return ended.length + followed.length;
  });
}
