import { AskForm } from "#app/components/assistant/ask-form.tsx";
import { AskIsland } from "#app/components/assistant/ask-island.tsx";
import { PersonBox } from "#app/components/assistant/person-box.tsx";
import { PastTurns, TurnLog } from "#app/components/assistant/turn-log.tsx";
import type { AskFault } from "#app/components/assistant/types.ts";
import { HandoffPanel } from "#app/components/handoff/handoff-panel.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import type { ConversationPageData } from "./load-conversation-page.server.ts";

type Props = {
  readonly page: ConversationPageData;
  /** What was typed, when it could not be asked or only language or version was changed. */
  readonly refused: { readonly typed: string; readonly fault: AskFault | undefined } | undefined;
};

/** In the order it happened: the assistant, the person, the assistant again; then the box, and the way to a person. */
export function ConversationPage({ page, refused }: Props) {
  const { t } = useTranslation();
  const fault = refused?.fault;
  const address = `/assistant/${page.conversationId}`;
  const message = page.isHandedOff && refused ? { text: refused.typed } : undefined;
  return (
    <div className="assistant-page">
      {fault ? (
        <ErrorSummary
          title={t("assistant:error.title")}
          errors={[
            {
              href: page.isHandedOff ? "#message" : "#question",
              text: t(`assistant:error.${fault}`, { max: 1_000 }),
            },
          ]}
        />
      ) : null}
      <PageHeading
        title={page.title}
        lead={t(page.isAccount ? "assistant:conversation_lead_account" : "assistant:conversation_lead")}
      />
      <p className="quiet">{t("assistant:kept_for", { count: page.keepDays })}</p>
      {page.before.length > 0 ? <PastTurns turns={page.before} conversationId={page.conversationId} /> : null}
      {page.handoff ? <HandoffPanel handoff={page.handoff} typed={message} /> : null}
      {page.isHandedOff ? null : (
        <>
          <AskIsland conversationId={page.conversationId}>
            <TurnLog turns={page.turns} conversationId={page.conversationId} />
            <AskForm
              page={address}
              submissionKey={page.submissionKey}
              isFirst={page.turns.length + page.before.length === 0}
              typed={refused?.typed}
              fault={fault}
              editing={page.editing}
            />
          </AskIsland>
          <PersonBox action={`${address}/person`} phone={page.phone} />
        </>
      )}
      <ul className="next-ways">
        <li>
          <a className="standalone-link" href={`${address}/transcript`}>
            {t("assistant:transcript.link")}
          </a>
        </li>
        <li>
          <a className="standalone-link" href="/assistant">
            {t("assistant:new")}
          </a>
        </li>
      </ul>
    </div>
  );
}
