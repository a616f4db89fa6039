import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { SelectInput } from "#app/components/ui/select-input.tsx";
import { QUEUE_DUES, QUEUE_HOLDERS, QUEUE_VIEWS } from "#app/domain/requests/staff-queue.ts";
import type { QueueFilters } from "./read-filters.server.ts";

type QueueFilterFormProps = {
  readonly filters: Omit<QueueFilters, "after">;
  readonly desks: readonly { readonly id: string; readonly name: string }[];
};

/** A plain GET form: a filtered queue can be kept as a bookmark. */
export function QueueFilterForm({ filters, desks }: QueueFilterFormProps) {
  const { t } = useTranslation();
  const isFiltered =
    Boolean(filters.desk) || filters.state !== "to_do" || filters.who !== "anybody" || filters.due !== "any";
  return (
    <form className="queue-filters" method="get" action="/staff/requests" aria-label={t("staff:queue.filters")}>
      {desks.length > 1 ? (
        <SelectInput
          id="desk"
          name="desk"
          label={t("staff:queue.desk")}
          defaultValue={filters.desk ?? ""}
          options={[
            { value: "", label: t("staff:queue.all_desks") },
            ...desks.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      ) : null}
      <SelectInput
        id="state"
        name="state"
        label={t("staff:queue.state")}
        defaultValue={filters.state}
        options={QUEUE_VIEWS.map((view) => ({ value: view, label: t([`staff:view.${view}`, `staff:state.${view}`]) }))}
      />
      <SelectInput
        id="who"
        name="who"
        label={t("staff:queue.who")}
        defaultValue={filters.who}
        options={QUEUE_HOLDERS.map((who) => ({ value: who, label: t(`staff:who.${who}`) }))}
      />
      <SelectInput
        id="due"
        name="due"
        label={t("staff:queue.due")}
        defaultValue={filters.due}
        options={QUEUE_DUES.map((due) => ({ value: due, label: t(`staff:due.${due}`) }))}
      />
      <Button variant="secondary">{t("staff:queue.apply")}</Button>
      {isFiltered ? <a href="/staff/requests">{t("staff:queue.reset")}</a> : null}
    </form>
  );
}
