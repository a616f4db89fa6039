import { findFormVersion } from "#app/domain/content/find-form.server.ts";
import type { Services } from "#app/domain/services.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { inLanguage } from "#app/i18n/languages.ts";
import { queueMail } from "#app/ports/mail/outbox.server.ts";
import { markDraftReminded, selectUnremindedDrafts } from "#app/domain/requests/draft-reminders.queries.server.ts";
import { selectDraft } from "#app/domain/requests/form-drafts.queries.server.ts";
import { toIdentifier } from "#app/domain/requests/identifiers.ts";
import { selectReminderAccount } from "./reminder-account.queries.server.ts";

/** So many days before a form that was begun goes, its resident gets a mail. */
export const REMIND_DRAFT_DAYS = 3;
const DAY_MS = 86_400_000;
const BATCH = 200;

/**
 * Mails residents that a form they began goes soon: a link and the day, nothing of what it is about. Once for each day it would
 * go on, and not while they are at it. Gives how many mails; no address, no mail, but done with all the same.
 */
export async function remindOfDrafts(deps: Pick<Services, "db" | "clock" | "jobs" | "site" | "publicUrl">) {
  const now = deps.clock.now();
  const until = new Date(now.getTime() + REMIND_DRAFT_DAYS * DAY_MS);
  const quietSince = new Date(now.getTime() - DAY_MS);
  let mailed = 0;
  for (const { draftId: id, formId, visitorId } of await selectUnremindedDrafts(deps.db, {
    now,
    until,
    quietSince,
    limit: BATCH,
  })) {
    mailed += await deps.db.transaction(async (tx) => {
      const draft = await selectDraft(tx, { id, formId, visitorId, now }, { forUpdate: true });
      // They may have gone on since the list was made.
      if (!draft || draft.expiresAt > until) return 0;
      const marked = await markDraftReminded(tx, id);
      if (!marked) return 0;
      const field = (await findFormVersion(tx, formId, draft.formVersion))?.form.contact.email;
      const typed = field === undefined ? undefined : draft.answers[field];
      const own = typeof typed === "string" ? toIdentifier("email", typed) && typed : undefined;
      const account = marked.residentId ? await selectReminderAccount(tx, marked.residentId) : undefined;
      const to = own ?? account?.email;
      if (!to) return 0;
      const language = marked.language ?? account?.language ?? deps.site.default_language;
      const t = getTranslator(language);
      const values = {
        day: formatMoment(draft.expiresAt, "day", language, deps.site.time_zone),
        link: `${deps.publicUrl}/forms/${formId}`,
        portal: inLanguage(deps.site.portal_name, language),
      };
      await queueMail(deps, tx, {
        to,
        language,
        subject: t("forms:reminder.subject", values),
        text: `${t("forms:reminder.text", values)}\n`,
        isForgottenWhenSent: true,
      });
      return 1;
    });
  }
  return mailed;
}
