import { GapStatusTag } from "#app/components/staff/gap-status-tag.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { DataTable } from "#app/components/ui/data-table.tsx";
import type { GapStatus } from "#app/domain/gaps/gap.ts";

type Row = {
  readonly id: string;
  readonly language: string;
  readonly status: GapStatus;
  readonly owner: { readonly name: string } | null;
  readonly wording: string | null;
  readonly suggestedWords: readonly string[];
  readonly example: string | null;
  readonly questionCount: number;
  readonly conversationCount: number;
  readonly lastAskedOn: string;
};

/** What nobody finds an answer to: the most asked first. */
export function GapsTable({ gaps }: { readonly gaps: readonly Row[] }) {
  const { t } = useTranslation();
  return (
    <DataTable
      caption={t("staff:gaps.caption", { count: gaps.length })}
      head={["topic", "asked", "status", "owner", "last"].map((key) => t(`staff:gaps.head.${key}`))}
      rows={gaps.map((gap) => [
        <a key="topic" className="table-link" href={`/staff/gaps/${gap.id}`} lang={gap.language} dir="auto">
          {gap.wording ?? gap.example ?? (gap.suggestedWords.join(", ") || t("staff:gaps.forgotten"))}
        </a>,
        t("staff:gaps.asked", { count: gap.questionCount, people: gap.conversationCount }),
        <GapStatusTag key="status" status={gap.status} />,
        gap.owner?.name ?? t("staff:holder.nobody"),
        gap.lastAskedOn,
      ])}
    />
  );
}
