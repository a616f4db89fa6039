import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { SelectInput } from "#app/components/ui/select-input.tsx";
import { GAP_STATUSES, type GapStatus } from "#app/domain/gaps/gap.ts";

type Props = { readonly filters: { readonly status?: GapStatus | undefined; readonly who: "anybody" | "me" } };

/** A plain GET form: a filtered board can be kept as a bookmark. */
export function GapFilterForm({ filters }: Props) {
  const { t } = useTranslation();
  return (
    <form className="queue-filters" method="get" action="/staff/gaps" aria-label={t("staff:gaps.filters")}>
      <SelectInput
        id="status"
        name="status"
        label={t("staff:gaps.head.status")}
        defaultValue={filters.status ?? ""}
        options={[
          { value: "", label: t("staff:gaps.all") },
          ...GAP_STATUSES.map((status) => ({ value: status, label: t(`staff:gaps.status.${status}`) })),
        ]}
      />
      <SelectInput
        id="who"
        name="who"
        label={t("staff:gaps.head.owner")}
        defaultValue={filters.who}
        options={(["anybody", "me"] as const).map((who) => ({ value: who, label: t(`staff:who.${who}`) }))}
      />
      <Button variant="secondary">{t("staff:queue.apply")}</Button>
      {filters.status || filters.who !== "anybody" ? <a href="/staff/gaps">{t("staff:gaps.all")}</a> : null}
    </form>
  );
}
