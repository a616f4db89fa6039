import { useTranslation } from "#app/components/texts.tsx";
import { StatusTag, type Tone } from "#app/components/ui/status-tag.tsx";
import type { StoredRequestState } from "#app/domain/requests/states.ts";
import type { Light, RequestClock } from "#app/domain/requests/types.ts";

/** A state is good news, needs the resident, or is just how it is. */
export const STATE_TONES: Readonly<Record<StoredRequestState, Tone>> = {
  submitted: "info",
  accepted: "info",
  dispatched: "info",
  in_progress: "info",
  waiting_for_resident: "warning",
  returned: "info",
  answered: "success",
  rejected: "neutral",
  duplicate: "neutral",
  withdrawn: "neutral",
  reopened: "info",
  closed: "success",
};

const LIGHT_TONES: Readonly<Record<Light, Tone>> = { green: "success", yellow: "warning", red: "danger" };

type Props = { readonly state: StoredRequestState; readonly clock: RequestClock };

/** State and light of a request, in words. */
export function RequestTags({ state, clock }: Props) {
  const { t } = useTranslation();
  return (
    <p className="request-tags">
      <StatusTag tone={STATE_TONES[state]}>{t(`requests:state.${state}`)}</StatusTag>
      {clock.light ? <StatusTag tone={LIGHT_TONES[clock.light]}>{t(`requests:light.${clock.light}`)}</StatusTag> : null}
    </p>
  );
}
