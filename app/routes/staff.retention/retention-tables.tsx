import { useTranslation } from "#app/components/texts.tsx";
import { DataTable } from "#app/components/ui/data-table.tsx";
import type { RetentionCategory } from "#app/domain/desks/retention.ts";

type Category = { readonly category: RetentionCategory; readonly days: number };

/** What is kept, for how long, counted from what, and what happens then. */
export function CategoriesTable({ categories }: { readonly categories: readonly Category[] }) {
  const { t } = useTranslation();
  return (
    <DataTable
      caption={t("staff:retention.categories")}
      head={["category", "days", "from", "then"].map((key) => t(`staff:retention.head.${key}`))}
      rows={categories.map(({ category, days }) => [
        t(`staff:retention.category.${category}`),
        t("staff:retention.days", { count: days }),
        t(`staff:retention.from.${category}`),
        t(`staff:retention.then.${category}`),
      ])}
    />
  );
}

type Run = {
  readonly day: string;
  readonly category: RetentionCategory;
  readonly before: string;
  readonly deleted: number;
  readonly anonymised: number;
  readonly held: number;
};

/** What each night took out. */
export function RunsTable({ runs }: { readonly runs: readonly Run[] }) {
  const { t } = useTranslation();
  return (
    <DataTable
      caption={t("staff:retention.runs")}
      head={["day", "category", "before", "deleted", "anonymised", "held"].map((key) =>
        t(`staff:retention.head.${key}`),
      )}
      rows={runs.map((run) => [
        run.day,
        t(`staff:retention.category.${run.category}`),
        run.before,
        run.deleted,
        run.anonymised,
        run.held,
      ])}
    />
  );
}

type Hold = {
  readonly reference: string;
  readonly setBy: string;
  readonly setAt: string;
  readonly reason: string | undefined;
};

/** Requests that nobody deletes. Those who may not read requests see no reason, which is about a person. */
export function HoldsTable({ holds, mayOpen }: { readonly holds: readonly Hold[]; readonly mayOpen: boolean }) {
  const { t } = useTranslation();
  return (
    <DataTable
      caption={t("staff:retention.holds")}
      head={["request", "set_by", "set_at", "reason"].map((key) => t(`staff:retention.head.${key}`))}
      rows={holds.map((hold) => [
        mayOpen ? (
          <a key="reference" className="font-mono" href={`/staff/requests/${hold.reference}/hold`}>
            {hold.reference}
          </a>
        ) : (
          <span key="reference" className="font-mono">
            {hold.reference}
          </span>
        ),
        hold.setBy,
        hold.setAt,
        hold.reason ?? t("staff:retention.reason_hidden"),
      ])}
    />
  );
}
