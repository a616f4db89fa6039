import { useTranslation } from "#app/components/texts.tsx";
import { DataTable } from "#app/components/ui/data-table.tsx";
import type { AssistantSettings } from "#app/domain/assistant/settings/assistant-settings.ts";

type Change = AssistantSettings & {
  readonly id: number;
  readonly reason: string | null;
  readonly changedBy: string | null;
  readonly changedAt: string | null;
};

/** Who changed the assistant when, to what and why. */
export function ChangesTable({ changes }: { readonly changes: readonly Change[] }) {
  const { t, language } = useTranslation();
  const limit = (count: number | null) =>
    count === null ? t("staff:assistant.no_limit") : new Intl.NumberFormat(language).format(count);
  return (
    <DataTable
      caption={t("staff:assistant.caption", { count: changes.length })}
      head={["at", "mode", "person", "day", "reason", "who"].map((key) => t(`staff:assistant.head.${key}`))}
      rows={changes.map((change) => [
        change.changedAt,
        t(`staff:assistant.mode.${change.mode}.name`),
        limit(change.personLimit),
        limit(change.dayLimit),
        change.reason,
        change.changedBy,
      ])}
    />
  );
}
