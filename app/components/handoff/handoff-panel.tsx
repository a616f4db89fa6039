import { useTranslation } from "react-i18next";
import type { HandoffEntry } from "#app/domain/handoff/describe-event.ts";
import type { HandoffState } from "#app/domain/handoff/states.ts";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { HandoffLog } from "./handoff-log.tsx";

export type HandoffPanelData = {
  readonly handoffId: string;
  readonly conversationId: string;
  readonly state: HandoffState;
  readonly deskName: string;
  readonly staffName: string | null;
  /** People before this one; only while it waits. */
  readonly waitingBefore: number | null;
  readonly summary: string;
  readonly requestReference: string | null;
  readonly entries: readonly HandoffEntry[];
  readonly messageKey: string;
  /** What was typed when sending failed, and why. */
  readonly typed?: { readonly text: string; readonly error: string };
};

/** The resident's side of a conversation with a person, inside the conversation's page. */
export function HandoffPanel({ handoff }: { readonly handoff: HandoffPanelData }) {
  const { t } = useTranslation();
  const ended = handoff.state.startsWith("ended_");
  const action = `/assistant/${handoff.conversationId}/person`;
  return (
    <section
      id="person"
      aria-labelledby="person-title"
      className="handoff-panel"
      {...(ended ? {} : { "data-island": "handoff", "data-stream": `/assistant/${handoff.conversationId}/events` })}
    >
      <h2 id="person-title">{t("handoff:panel.title")}</h2>
      <p className="handoff-status" data-status="" aria-live="polite">
        {statusText(handoff, t)}
      </p>
      <HandoffLog entries={handoff.entries} label={t("handoff:panel.log_label", { desk: handoff.deskName })} />
      {handoff.requestReference ? (
        <p>
          <LinkButton href={`/requests/${handoff.requestReference}`}>
            {t("handoff:panel.see_request", { reference: handoff.requestReference })}
          </LinkButton>
        </p>
      ) : null}
      {ended ? null : (
        <>
          <form method="post" action={action} className="handoff-form" data-message-form="">
            <input type="hidden" name="intent" value="message" />
            <input type="hidden" name="handoffId" value={handoff.handoffId} />
            <input type="hidden" name="key" value={handoff.messageKey} />
            <TextArea
              id="message"
              name="text"
              rows={3}
              label={t("handoff:panel.message_label")}
              hint={t("handoff:panel.assistant_silent")}
              error={handoff.typed?.error}
              defaultValue={handoff.typed?.text}
            />
            <div className="button-row">
              <Button>{t("handoff:panel.send")}</Button>
              <a href={`/assistant/${handoff.conversationId}#person`} data-reload="">
                {t("handoff:panel.reload")}
              </a>
            </div>
          </form>
          <form method="post" action={action}>
            <input type="hidden" name="intent" value="leave" />
            <input type="hidden" name="handoffId" value={handoff.handoffId} />
            <Button variant="secondary">{t("handoff:panel.leave")}</Button>
          </form>
        </>
      )}
      <Details summary={t("handoff:panel.summary")}>
        <p className="keep-lines">{handoff.summary}</p>
      </Details>
    </section>
  );
}

function statusText(handoff: HandoffPanelData, t: (key: string, values?: Record<string, unknown>) => string): string {
  if (handoff.state === "ended_request_opened") return t("handoff:event.request_opened", { reference: handoff.requestReference });
  if (handoff.state.startsWith("ended_")) return t("handoff:panel.ended");
  if (handoff.waitingBefore !== null) return t("handoff:panel.waiting", { count: handoff.waitingBefore, desk: handoff.deskName });
  return t("handoff:panel.with", { name: handoff.staffName ?? "", desk: handoff.deskName });
}
