import { useTranslation } from "#app/components/texts.tsx";
import { StatusTag, type Tone } from "#app/components/ui/status-tag.tsx";
import type { GapStatus } from "#app/domain/gaps/gap.ts";

const TONES: Readonly<Record<GapStatus, Tone>> = {
  open: "warning",
  in_work: "info",
  answered: "success",
  not_answered: "neutral",
};

export function GapStatusTag({ status }: { readonly status: GapStatus }) {
  const { t } = useTranslation();
  return <StatusTag tone={TONES[status]}>{t(`staff:gaps.status.${status}`)}</StatusTag>;
}
