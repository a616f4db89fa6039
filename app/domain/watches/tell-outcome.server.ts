import { randomUUID } from "node:crypto";
import type { Transaction } from "#app/db/port.ts";
import type { Services } from "#app/domain/services.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { queueWatchMail } from "./queue-watch-mail.server.ts";
import type { Outcome } from "./watch.ts";
import { watchAddress } from "./watch-key.server.ts";
import { insertNotice } from "./notices.queries.server.ts";
import { lockWatchesOfQuestions } from "./watches.queries.server.ts";

type Deps = Pick<Services, "clock" | "jobs" | "site" | "sessionSecret" | "publicUrl">;

/**
 * Tells everybody who waits for an answer to these questions what became of them, in the caller's transaction: one mail
 * per address and language. Who has not confirmed yet gets no mail, but reads it on the watch's page.
 */
export async function tellOutcome(
  deps: Deps,
  tx: Transaction,
  { questionIds, outcome }: { readonly questionIds: readonly string[]; readonly outcome: Outcome },
): Promise<number> {
  const watches = await lockWatchesOfQuestions(tx, questionIds);
  for (const { id: watchId } of watches) {
    await insertNotice(tx, { id: randomUUID(), watchId, ...outcome, at: deps.clock.now() });
  }
  const told = new Set<string>();
  for (const { id, email, language, isConfirmed } of watches) {
    if (!isConfirmed || told.has(`${language} ${email.toLowerCase()}`)) continue;
    told.add(`${language} ${email.toLowerCase()}`);
    const t = getTranslator(language);
    const said =
      outcome.kind === "gap_answered"
        ? t("watches:mail.answer_at", { page: `${deps.publicUrl}${outcome.page}` })
        : t("watches:mail.closed_because", { reason: outcome.reason });
    const lines = [said, t("watches:mail.see_question", { link: watchAddress(deps, id) })];
    await queueWatchMail(deps, tx, { to: email, language, kind: outcome.kind, watchId: id, lines });
  }
  return told.size;
}
