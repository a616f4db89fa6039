import { randomUUID } from "node:crypto";
import { type ConversationCaller, readConversation } from "#app/domain/assistant/find-conversation.server.ts";
import type { Turn } from "#app/domain/assistant/types.ts";
import { insertCitedSections } from "#app/domain/assistant/cited-sections.queries.server.ts";
import { readSections, sectionKey } from "#app/domain/search/read-sections.server.ts";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import { calendarDateIn } from "#app/lib/calendar-date.ts";
import { queueWatchMail } from "./queue-watch-mail.server.ts";
import { waitsFor } from "./watch.ts";
import { findOutcome, insertNotice } from "./notices.queries.server.ts";
import { insertWatchedSections } from "./watched-sections.queries.server.ts";
import { insertWatch } from "./watches.queries.server.ts";

type Deps = Pick<Services, "db" | "clock" | "jobs" | "site" | "sessionSecret" | "publicUrl">;

/** The turn of the holder's conversation, with what can be waited for. Throws `not_found` for everything else. */
export async function getWatchable(
  deps: Pick<Services, "db" | "clock" | "site">,
  input: { readonly conversationId: string; readonly questionId: string; readonly caller: ConversationCaller },
): Promise<{ readonly turn: Turn; readonly waitsFor: "change" | "answer" }> {
  const { turns } = await readConversation(deps, input.conversationId, input.caller);
  const turn = turns.find(({ questionId, isReplaced }) => questionId === input.questionId && !isReplaced);
  const what = turn?.answer ? waitsFor(turn.answer) : undefined;
  const isThere = async () => {
    const today = calendarDateIn(deps.clock.now(), deps.site.time_zone);
    return (await readSections(deps.db, turn?.answer?.sources ?? [], today)).size > 0;
  };
  if (!turn || !what || (what === "change" && !(await isThere()))) throw new AppError("not_found");
  return { turn, waitsFor: what };
}

/**
 * Keeps an address with a question and sends the mail that asks to confirm it. Sent twice, it is one watch; one that is
 * confirmed already gets no mail. What became of the question before is the first that its page tells. Gives the watch's id.
 */
export async function startWatch(
  deps: Deps,
  { turn, email, language }: { readonly turn: Turn; readonly email: string; readonly language: Language },
): Promise<string> {
  const now = deps.clock.now();
  const sources = turn.answer?.sources ?? [];
  return deps.db.transaction(async (tx) => {
    const watch = await insertWatch(tx, { id: randomUUID(), questionId: turn.questionId, email, language, at: now });
    if (watch.isConfirmed) return watch.id;
    const outcome = watch.isNew ? await findOutcome(tx, turn.questionId) : undefined;
    if (outcome) await insertNotice(tx, { id: randomUUID(), watchId: watch.id, ...outcome, at: now });
    const today = calendarDateIn(now, deps.site.time_zone);
    const sections = await readSections(tx, sources, today);
    // An answer of before versions were kept is compared with what its pages say now.
    if (sections.size > 0) await insertCitedSections(tx, [...sections.values()], now);
    await insertWatchedSections(
      tx,
      watch.id,
      sources.flatMap(({ url, language: of, version }) => {
        const found = sections.get(sectionKey({ url, language: of }));
        return found ? [{ ...found, version: version ?? found.version }] : [];
      }),
    );
    await queueWatchMail(deps, tx, { to: email, language, kind: "confirm", watchId: watch.id });
    return watch.id;
  });
}
