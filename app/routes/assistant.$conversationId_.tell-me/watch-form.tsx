import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";

/** What the switches of language and version post, so that nothing typed is lost. */
export const WATCH_FORM = "watch-form";

type WatchFormProps = {
  readonly page: {
    readonly title: string;
    readonly waitsFor: "change" | "answer";
    readonly question: string;
    readonly back: string;
  };
  readonly refused: { readonly typed: string; readonly isWrong: boolean } | undefined;
};

/** One mail address for one question. */
export function WatchForm({ page, refused }: WatchFormProps) {
  const { t } = useTranslation();
  const error = refused?.isWrong ? t("watches:error.email") : undefined;
  return (
    <>
      {error ? <ErrorSummary title={t("watches:error.title")} errors={[{ href: "#email", text: error }]} /> : null}
      <PageHeading title={page.title} lead={t(`watches:ask.lead.${page.waitsFor}`)} />
      <section className="form-section">
        <h2>{t("watches:ask.question")}</h2>
        <blockquote className="watch-question keep-lines" dir="auto">
          {page.question}
        </blockquote>
      </section>
      <form method="post" id={WATCH_FORM} className="form-section" noValidate>
        <TextInput
          id="email"
          name="email"
          type="email"
          autoComplete="email"
          maxLength={254}
          label={t("watches:ask.email")}
          hint={t("watches:ask.email_hint")}
          defaultValue={refused?.typed}
          {...(error ? { error } : {})}
        />
        <div className="button-row">
          <Button>{t("watches:ask.submit")}</Button>
          <a className="standalone-link" href={page.back}>
            {t("watches:page.back")}
          </a>
        </div>
      </form>
    </>
  );
}
