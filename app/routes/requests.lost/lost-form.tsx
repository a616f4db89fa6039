import { useTranslation } from "#app/components/texts.tsx";
import { Breadcrumbs } from "#app/components/ui/breadcrumbs.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { SelectInput } from "#app/components/ui/select-input.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";

/** What the switches of language and version post, so that nothing typed is lost. */
export const LOST_FORM = "lost-form";

type LostFormProps = {
  readonly page: {
    readonly title: string;
    readonly services: readonly { readonly slug: string; readonly title: string }[];
    readonly phone: string;
  };
  readonly refused: { readonly typed: string; readonly service: string; readonly isWrong: boolean } | undefined;
};

/** How somebody is reached, by which their requests are found, and the other way for who has no mail. */
export function LostForm({ page, refused }: LostFormProps) {
  const { t } = useTranslation();
  const error = refused?.isWrong ? t("requests:lost.contact_wrong") : undefined;
  return (
    <>
      <Breadcrumbs items={[{ href: "/requests", label: t("requests:find.title") }]} />
      <ErrorSummary title={t("requests:find.errors")} errors={error ? [{ href: "#contact", text: error }] : []} />
      <PageHeading title={page.title} lead={t("requests:lost.lead")} />
      <form method="post" id={LOST_FORM} className="form-section" noValidate>
        <TextInput
          id="contact"
          name="contact"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          label={t("requests:lost.contact")}
          hint={t("requests:lost.contact_hint")}
          defaultValue={refused?.typed}
          {...(error ? { error } : {})}
        />
        <SelectInput
          id="service"
          name="service"
          label={t("requests:lost.service")}
          options={[
            { value: "", label: t("requests:lost.any_service") },
            ...page.services.map(({ slug, title }) => ({ value: slug, label: title, isContent: true })),
          ]}
          defaultValue={refused?.service ?? ""}
        />
        <Button>{t("requests:lost.send")}</Button>
      </form>
      <section className="form-section">
        <h2>{t("requests:lost.counter_title")}</h2>
        <p>{t("requests:lost.counter")}</p>
        <p>
          <a className="phone-link" href={`tel:${page.phone}`}>
            {t("common:nav.call", { number: page.phone })}
          </a>
        </p>
      </section>
    </>
  );
}
