import { useTranslation } from "#app/components/texts.tsx";
import { StatusTag, type Tone } from "#app/components/ui/status-tag.tsx";
import type { StaffState } from "#app/domain/accounts/staff-state.ts";

const TONES: Record<StaffState, Tone> = {
  active: "success",
  invited: "info",
  expired: "warning",
  suspended: "neutral",
};

/** How an account stands. */
export function StaffStateTag({ state }: { readonly state: StaffState }) {
  const { t } = useTranslation();
  return <StatusTag tone={TONES[state]}>{t(`accounts:state.${state}`)}</StatusTag>;
}
