import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { SelectInput } from "#app/components/ui/select-input.tsx";
import type { CentresFor } from "#app/domain/catalogue/find-centres-for.server.ts";

/** Asks what somebody needs and where they set out from; the answers stand in the address. */
export function NearestForm({
  starts,
  services,
  service,
  from,
}: Pick<CentresFor, "starts" | "services" | "service" | "from">) {
  const { t } = useTranslation();
  return (
    <form className="nearest-form" method="get" action="/centres">
      <h2 className="minor-heading">{t("catalogue:nearest.heading")}</h2>
      <SelectInput
        id="nearest-service"
        name="service"
        label={t("catalogue:nearest.service")}
        defaultValue={service?.slug ?? ""}
        options={[
          { value: "", label: t("catalogue:nearest.any") },
          ...services.map(({ slug, title }) => ({ value: slug, label: title, isContent: true })),
        ]}
      />
      {starts.length > 0 ? (
        <SelectInput
          id="nearest-from"
          name="from"
          label={t("catalogue:nearest.from")}
          defaultValue={from?.id ?? ""}
          options={[
            { value: "", label: t("catalogue:nearest.nowhere") },
            ...starts.map(({ id, name, area }) => ({
              value: id,
              isContent: true,
              label: area ? t("catalogue:nearest.place", { place: name, area }) : name,
            })),
          ]}
        />
      ) : null}
      <Button variant="secondary">{t("catalogue:nearest.button")}</Button>
    </form>
  );
}
