import { useTranslation } from "#app/components/texts.tsx";
import { KeepSafe } from "#app/components/requests/keep-safe.tsx";
import type { HandoffPanelData } from "#app/domain/handoff/load-handoff-panel.server.ts";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { CrisisBanner } from "./crisis-banner.tsx";
import { OtherModes } from "./other-modes.tsx";
import { HandoffLog } from "./handoff-log.tsx";

/** The form that the switches at the top of the page send too. */
export const MESSAGE_FORM = "message-form";

/** The resident's side of a conversation with a person, inside the conversation's page. */
export function HandoffPanel({
  handoff,
  typed,
  modeTyped = {},
  modeError,
}: {
  readonly handoff: HandoffPanelData;
  readonly modeTyped?: Readonly<Record<string, string>>;
  readonly modeError?: string | undefined;
  readonly typed?: { readonly text: string; readonly error?: string | undefined } | undefined;
}) {
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
        {handoff.statusText}
      </p>
      <CrisisBanner hotlines={handoff.hotlines} />
      <HandoffLog entries={handoff.entries} label={t("handoff:panel.log_label", { desk: handoff.deskName })} />
      {handoff.request ? (
        <>
          <KeepSafe {...handoff.request} />
          <p>{t("forms:sent.keep")}</p>
          <p>
            <LinkButton href={`/requests/${handoff.request.reference}`}>
              {t("handoff:panel.see_request", { reference: handoff.request.reference })}
            </LinkButton>
          </p>
        </>
      ) : null}
      {ended ? null : (
        <>
          <p className="quiet">{t("handoff:panel.assistant_silent")}</p>
          <form method="post" action={action} id={MESSAGE_FORM} className="handoff-form" data-message-form="">
            <input type="hidden" name="intent" value="message" />
            <input type="hidden" name="handoffId" value={handoff.handoffId} />
            <input type="hidden" name="key" value={handoff.messageKey} />
            <TextArea
              id="message"
              name="text"
              rows={3}
              label={t("handoff:panel.message_label")}
              hint={t("handoff:panel.message_hint")}
              error={typed?.error}
              defaultValue={typed?.text}
            />
            <div className="button-row">
              <Button>{t("handoff:panel.send")}</Button>
              {/* Without a fragment, so that a browser without scripts really loads it anew. */}
              <a href={action} data-reload="">
                {t("handoff:panel.reload")}
              </a>
            </div>
          </form>
          {handoff.mode === "visit" ? (
            <p>
              <LinkButton href={handoff.visitUrl}>{t("handoff:offer.visit")}</LinkButton>
            </p>
          ) : null}
          {handoff.state === "queued" ? (
            <OtherModes handoff={handoff} action={action} typed={modeTyped} error={modeError} />
          ) : null}
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
