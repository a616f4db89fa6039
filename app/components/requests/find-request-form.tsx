import type { ReactNode } from "react";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import type { LookupError } from "#app/http/request-lookup.server.ts";

type Props = {
  /** The page's heading; what is wrong stands above it. */
  readonly heading: ReactNode;
  readonly typed: string;
  readonly errors: readonly LookupError[];
  readonly help: { readonly phone: string; readonly desk: string };
};

/** Reference and code, for a request that this browser does not know yet. */
export function FindRequestForm({ heading, typed, errors, help }: Props) {
  const { t } = useTranslation();
  const textOf = (error: LookupError) =>
    t(`requests:find.error.${error.reason}`, error.reason === "too_many" ? { count: error.minutes } : {});
  const errorOf = (field: LookupError["field"]) => {
    const found = errors.find((error) => error.field === field);
    return found ? { error: textOf(found) } : {};
  };
  return (
    <>
      <ErrorSummary
        title={t("requests:find.errors")}
        errors={errors.map((error) => ({ href: `#${error.field}`, text: textOf(error) }))}
      />
      {heading}
      <form method="post" action="/requests" noValidate className="form-section">
        <TextInput
          id="reference"
          name="reference"
          label={t("requests:find.reference")}
          hint={t("requests:find.reference_hint")}
          defaultValue={typed}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={60}
          width="short"
          {...errorOf("reference")}
        />
        <TextInput
          id="secret"
          name="secret"
          label={t("requests:find.secret")}
          hint={t("requests:find.secret_hint")}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={60}
          width="short"
          {...errorOf("secret")}
        />
        <Button>{t("requests:find.button")}</Button>
      </form>
      <section className="form-section">
        <h2>{t("requests:find.help_title")}</h2>
        <p>
          <a className="standalone-link" href="/requests/lost">
            {t("requests:lost.link")}
          </a>
        </p>
        <p>{t("requests:find.help", help)}</p>
        <p>
          <a className="phone-link" href={`tel:${help.phone}`}>
            {t("common:nav.call", { number: help.phone })}
          </a>
        </p>
      </section>
    </>
  );
}
