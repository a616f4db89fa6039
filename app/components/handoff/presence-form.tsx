import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { StatusTag, type Tone } from "#app/components/ui/status-tag.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import type { OwnPresence } from "#app/domain/handoff/presence/choose-presence.server.ts";
import { MAX_NOTE_LENGTH, type Presence, PRESENCES } from "#app/domain/handoff/presence/presence.ts";

export const PRESENCE_TONES = { online: "success", away: "warning", offline: "neutral" } as const satisfies Record<
  Presence,
  Tone
>;

type PresenceFormProps = {
  readonly own: OwnPresence;
  readonly error: string | undefined;
  readonly typedNote: string | undefined;
};

/** Online, away or offline, in one press each; residents are offered a person only while somebody is online. */
export function PresenceForm({ own, error, typedNote }: PresenceFormProps) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="presence" className="handoff-list">
      <h2 id="presence">{t("handoff:presence.title")}</h2>
      {own.isBySilence ? <NotificationBanner tone="warning" title={t("handoff:presence.by_silence")} /> : null}
      <p>
        <StatusTag tone={PRESENCE_TONES[own.presence]}>{t(`handoff:presence.${own.presence}`)}</StatusTag> {own.note}
      </p>
      <form method="post" action="/staff/handoffs">
        {own.presence === "offline" && error === undefined ? null : (
          <Details
            summary={t("handoff:presence.add_note")}
            open={error !== undefined || (typedNote ?? own.note) !== ""}
          >
            <TextInput
              id="note"
              name="note"
              label={t("handoff:presence.note")}
              hint={t("handoff:presence.note_hint", { max: MAX_NOTE_LENGTH })}
              error={error}
              defaultValue={typedNote ?? own.note}
              autoComplete="off"
            />
            {/* The first button is what Enter presses: a note alone changes nothing else. */}
            <Button variant="secondary" name="presence" value={own.presence}>
              {t("handoff:presence.save_note")}
            </Button>
          </Details>
        )}
        <div className="button-row">
          {PRESENCES.map((presence) => (
            <Button
              key={presence}
              variant="secondary"
              name="presence"
              value={presence}
              aria-pressed={own.presence === presence}
            >
              {t(`handoff:presence.${presence}`)}
            </Button>
          ))}
        </div>
      </form>
    </section>
  );
}
