import { CodeInput } from "#app/components/account/code-input.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";

type CodeFormProps = {
  readonly page: { readonly title: string; readonly next: string };
  readonly refused:
    { readonly typed: string; readonly fault: "incomplete" | "wrong" | "gone"; readonly triesLeft: number } | undefined;
};

export function CodeForm({ page, refused }: CodeFormProps) {
  const { t } = useTranslation();
  const error = refused ? t(`account:code.${refused.fault}`, { count: refused.triesLeft }) : undefined;
  return (
    <>
      {error ? <ErrorSummary title={t("account:problem")} errors={[{ href: "#code", text: error }]} /> : null}
      <PageHeading title={page.title} lead={t("account:code.lead")} />
      <form method="post" className="form-section" noValidate>
        <input type="hidden" name="next" value={page.next} />
        <CodeInput
          hint={t("account:code.hint")}
          typed={refused?.fault === "incomplete" ? refused.typed : undefined}
          error={error}
        />
        <div className="button-row">
          <Button>{t("account:code.submit")}</Button>
          <a className="standalone-link" href={`/sign-in?${new URLSearchParams({ next: page.next })}`}>
            {t("account:code.again")}
          </a>
        </div>
      </form>
    </>
  );
}
