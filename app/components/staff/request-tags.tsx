import { useTranslation } from "#app/components/texts.tsx";
import { StatusTag, type Tone } from "#app/components/ui/status-tag.tsx";
import type { StoredRequestState } from "#app/domain/requests/states.ts";
import type { Light, RequestClock } from "#app/domain/requests/types.ts";
import { formatMoment } from "#app/i18n/format.ts";

const STATE_TONES: Record<StoredRequestState, Tone> = {
  submitted: "warning",
  accepted: "info",
  dispatched: "info",
  in_progress: "info",
  waiting_for_resident: "neutral",
  returned: "warning",
  answered: "success",
  rejected: "neutral",
  duplicate: "neutral",
  withdrawn: "neutral",
  reopened: "warning",
  closed: "success",
};

export function StateTag({ state }: { readonly state: StoredRequestState }) {
  const { t } = useTranslation();
  return <StatusTag tone={STATE_TONES[state]}>{t(`staff:state.${state}`)}</StatusTag>;
}

const LIGHT_TONES: Record<Light, Tone> = { green: "success", yellow: "warning", red: "danger" };

/** The light in a word, with the due date it speaks of; nothing once the clock has stopped. */
export function DueTag({ clock, timeZone }: { readonly clock: RequestClock; readonly timeZone: string }) {
  const { t, language } = useTranslation();
  if (!clock.light) return <span className="queue-small">{t("staff:light.stopped")}</span>;
  const word = clock.state === "stands" ? "stands" : clock.light;
  return (
    <span>
      <StatusTag tone={LIGHT_TONES[clock.light]}>{t(`staff:light.${word}`)}</StatusTag>{" "}
      <span className="queue-small">{formatMoment(clock.dueAt, "short", language, timeZone)}</span>
    </span>
  );
}
