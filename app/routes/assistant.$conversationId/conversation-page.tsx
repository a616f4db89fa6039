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
  readonly refused: { readonly typed: string; readonly fault: AskFault } | undefined;
};

/** In the order it happened: the assistant, the person, the assistant again; then the box, and the way to a person. */
export function ConversationPage({ page, refused }: Props) {
  const { t } = useTranslation();
  const fault = refused?.fault;
  const address = `/assistant/${page.conversationId}`;
  return (
    <div className="assistant-page">
      {fault ? (
        <ErrorSummary
          title={t("assistant:error.title")}
          errors={[{ href: "#question", text: t(`assistant:error.${fault}`, { max: 1_000 }) }]}
        />
      ) : null}
      <PageHeading title={page.title} lead={t("assistant:conversation_lead")} />
      {page.before.length > 0 ? <PastTurns turns={page.before} conversationId={page.conversationId} /> : null}
      {page.handoff ? <HandoffPanel handoff={page.handoff} /> : null}
      {page.isHandedOff ? null : (
        <>
          <AskIsland conversationId={page.conversationId}>
            <TurnLog turns={page.turns} conversationId={page.conversationId} />
            <AskForm
              action={address}
              submissionKey={page.submissionKey}
              isFirst={page.turns.length + page.before.length === 0}
              typed={refused?.typed}
              fault={fault}
            />
          </AskIsland>
          <PersonBox action={`${address}/person`} phone={page.phone} />
        </>
      )}
      <p>
        <a href="/assistant">{t("assistant:new")}</a>
      </p>
    </div>
  );
}
