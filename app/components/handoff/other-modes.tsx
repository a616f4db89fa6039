import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import type { HandoffPanelData } from "#app/domain/handoff/load-handoff-panel.server.ts";
import { WantedTime } from "./wanted-time.tsx";

type OtherModesProps = {
  readonly handoff: HandoffPanelData;
  readonly action: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly error: string | undefined;
};

/** For whoever waits: be rung, come to the counter, or write after all. The place in the queue stays. */
export function OtherModes({ handoff, action, typed, error }: OtherModesProps) {
  const { t } = useTranslation();
  const { mode } = handoff;
  return (
    <Details summary={t("handoff:modes.title")} open={error !== undefined || mode !== "chat"}>
      <p>{t("handoff:modes.lead")}</p>
      <form method="post" action={action}>
        <input type="hidden" name="intent" value="call_back" />
        <TextInput
          id="phone"
          name="phone"
          type="tel"
          label={t("handoff:call_back.phone")}
          error={error}
          defaultValue={typed["phone"] ?? handoff.callBack?.phone}
          autoComplete="tel"
        />
        <WantedTime isOptional={false} defaultValue={typed["wanted"] ?? handoff.callBack?.wanted} />
        <Button variant="secondary">{t("handoff:modes.call_back")}</Button>
      </form>
      {mode === "visit" ? null : (
        <form method="post" action={action}>
          <input type="hidden" name="intent" value="visit" />
          <Button variant="secondary">{t("handoff:modes.visit")}</Button>
        </form>
      )}
      {mode === "chat" ? null : (
        <form method="post" action={action}>
          <input type="hidden" name="intent" value="chat" />
          <Button variant="secondary">{t("handoff:modes.chat")}</Button>
        </form>
      )}
    </Details>
  );
}
