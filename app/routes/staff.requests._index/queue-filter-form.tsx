import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { SelectInput } from "#app/components/ui/select-input.tsx";
import { QUEUE_DUES, QUEUE_HOLDERS, QUEUE_VIEWS } from "#app/domain/requests/staff-queue.ts";
import type { QueuePage } from "./queue.tsx";

/** A plain GET form: a filtered queue can be kept as a bookmark. */
export function QueueFilterForm({ page }: { readonly page: QueuePage }) {
  const { filters, desks, services, languages } = page;
  const { t } = useTranslation();
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
      <SelectInput
        id="service"
        name="service"
        label={t("staff:queue.service")}
        defaultValue={filters.service ?? ""}
        options={[
          { value: "", label: t("staff:queue.all_services") },
          ...services.map(({ slug, title }) => ({ value: slug, label: title, isContent: true })),
        ]}
      />
      <SelectInput
        id="written"
        name="written"
        label={t("staff:queue.written")}
        defaultValue={filters.written ?? ""}
        options={[
          { value: "", label: t("staff:queue.all_languages") },
          ...languages.map(({ tag, name }) => ({ value: tag, label: name, lang: tag })),
        ]}
      />
      <Button variant="secondary">{t("staff:queue.apply")}</Button>
      {page.query ? <a href="/staff/requests">{t("staff:queue.reset")}</a> : null}
    </form>
  );
}
