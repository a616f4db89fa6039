import { OwnCodeForm } from "#app/components/privacy/own-code-form.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { Breadcrumbs } from "#app/components/ui/breadcrumbs.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";

type CorrectPageProps = {
  readonly page: { readonly title: string; readonly email?: string | undefined; readonly isSent: boolean };
  readonly refused:
    | {
        readonly field: "phone" | "email" | "code";
        readonly fault: "phone_wrong" | "email_wrong" | "taken" | "wrong" | "gone";
        readonly typed: string;
        readonly triesLeft: number;
      }
    | undefined;
};

/** Telephone number of open requests, mail address of the account, and where the name is changed. */
export function CorrectPage({ page, refused }: CorrectPageProps) {
  const { t } = useTranslation();
  const error =
    refused &&
    (refused.fault === "wrong" || refused.fault === "gone"
      ? t(`account:code.${refused.fault}`, { count: refused.triesLeft })
      : t(`privacy:correct.fault.${refused.fault}`));
  const errorOf = (field: string) => (refused?.field === field && error ? { error } : {});
  const typedIn = (field: string) => (refused?.field === field ? refused.typed : undefined);
  return (
    <>
      <Breadcrumbs items={[{ href: "/account/data", label: t("privacy:data.title") }]} />
      {refused && error ? (
        <ErrorSummary title={t("account:problem")} errors={[{ href: `#${refused.field}`, text: error }]} />
      ) : null}
      <PageHeading title={page.title} lead={t("privacy:correct.lead")} />
      <p>
        <a className="standalone-link" href="/account#name">
          {t("account:name.title")}
        </a>
      </p>
      <form method="post" className="form-section" noValidate>
        <TextInput
          id="phone"
          name="phone"
          type="tel"
          autoComplete="tel"
          label={t("privacy:correct.phone")}
          hint={t("privacy:correct.phone_hint")}
          defaultValue={typedIn("phone")}
          {...errorOf("phone")}
        />
        <Button variant="secondary" name="intent" value="phone">
          {t("privacy:correct.phone_save")}
        </Button>
      </form>
      <form method="post" className="form-section" noValidate>
        <TextInput
          id="email"
          name="email"
          type="email"
          autoComplete="email"
          label={t("privacy:correct.email")}
          hint={t("privacy:correct.email_hint")}
          defaultValue={typedIn("email") ?? page.email}
          {...errorOf("email")}
        />
        <Button variant="secondary" name="intent" value="send">
          {t("privacy:correct.email_send")}
        </Button>
      </form>
      {page.isSent || refused?.field === "code" ? (
        <OwnCodeForm
          intent="mail"
          label={t("privacy:correct.email_save")}
          error={refused?.field === "code" ? error : undefined}
        />
      ) : null}
    </>
  );
}
