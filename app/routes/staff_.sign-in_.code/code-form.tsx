import { useTranslation } from "#app/components/texts.tsx";
import { SecondFactorInput } from "#app/components/staff/second-factor-input.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";

type CodeFormProps = {
  readonly page: { readonly title: string; readonly next: string };
  readonly refused: { readonly fault: "incomplete" | "refused" } | undefined;
};

/** The second page of a sign-in. What was typed never comes back: a code is typed anew, or is of no use. */
export function CodeForm({ page, refused }: CodeFormProps) {
  const { t } = useTranslation();
  const error = refused && t(`accounts:code.${refused.fault}`);
  return (
    <div className="sign-in">
      <ErrorSummary title={t("accounts:sign_in.problem")} errors={error ? [{ href: "#code", text: error }] : []} />
      <PageHeading title={page.title} lead={t("accounts:code.lead")} />
      <form method="post" noValidate>
        <input type="hidden" name="next" value={page.next} />
        <SecondFactorInput hint={t("accounts:code.hint")} error={error} />
        <Button>{t("accounts:sign_in.submit")}</Button>
      </form>
      <p className="sign-in-note">{t("accounts:code.lost")}</p>
      <p>
        <a href="/staff/sign-in">{t("accounts:code.again")}</a>
      </p>
    </div>
  );
}
