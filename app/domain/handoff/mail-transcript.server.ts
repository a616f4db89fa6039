import type { ConversationCaller } from "#app/domain/assistant/find-conversation.server.ts";
import type { Services } from "#app/domain/services.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { inLanguage } from "#app/i18n/languages.ts";
import { queueMail } from "#app/ports/mail/outbox.server.ts";
import { readTranscript } from "./read-transcript.server.ts";
import { insertTranscriptMail } from "./transcript-mails.queries.server.ts";
import { writeTranscript } from "./write-transcript.ts";

/**
 * Mails the conversation to an address that its holder typed, once for each `submissionKey`. The address stands only in
 * the outbox, and there only until the mail is sent or given up. Throws `not_found` when the caller is not the holder.
 */
export async function mailTranscript(
  deps: Pick<Services, "db" | "clock" | "jobs" | "site" | "sessionSecret" | "publicUrl">,
  input: {
    readonly conversationId: string;
    readonly caller: ConversationCaller;
    readonly to: string;
    readonly submissionKey: string;
  },
): Promise<void> {
  const transcript = await readTranscript(deps, input);
  const { id: conversationId, language } = transcript.conversation;
  const t = getTranslator(language);
  const at = deps.clock.now();
  const portal = inLanguage(deps.site.portal_name, language);
  const { site, publicUrl } = deps;
  const text = writeTranscript(transcript, { t, site, publicUrl, at, hidesTypedLinks: true });
  await deps.db.transaction(async (tx) => {
    if (!(await insertTranscriptMail(tx, { submissionKey: input.submissionKey, conversationId, at }))) return;
    await queueMail(deps, tx, {
      to: input.to,
      language,
      subject: t("assistant:transcript.mail_subject", { portal }),
      text: `${t("assistant:transcript.mail_intro", { portal, address: deps.publicUrl })}\n\n${text}`,
      isForgottenWhenSent: true,
    });
  });
}
