import type { SerializeFrom } from "@remix-run/node";
import { useTranslation } from "#app/components/texts.tsx";
import { Breadcrumbs } from "#app/components/ui/breadcrumbs.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import { ChangeMail } from "./change-mail.tsx";
import type { loader } from "./route.tsx";

export type Refused = {
  readonly field: "phone" | "email" | "code" | "former_code";
  readonly fault: "phone_wrong" | "email_wrong" | "sign_in_first" | "taken" | "wrong" | "gone";
  readonly typed: string;
  readonly triesLeft: number;
  /** Which codes had been mailed, so that their boxes stay. */
  readonly sent?: "new" | "both";
};

type CorrectPageProps = {
  readonly page: SerializeFrom<typeof loader>;
  readonly refused: Refused | undefined;
};

/** Telephone number of open requests, mail address of the account, and where the name is changed. */
export function CorrectPage({ page, refused }: CorrectPageProps) {
  const { t } = useTranslation();
  const error =
    refused &&
    (refused.fault === "wrong" || refused.fault === "gone"
      ? t(`account:code.${refused.fault}`, { count: refused.triesLeft })
      : t(`privacy:correct.fault.${refused.fault}`));
  const typedIn = (field: Refused["field"]) => (refused?.field === field ? refused.typed : undefined);
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
          {...(refused?.field === "phone" && error ? { error } : {})}
        />
        <Button variant="secondary" name="intent" value="phone">
          {t("privacy:correct.phone_save")}
        </Button>
      </form>
      <ChangeMail
        page={page}
        errors={refused && error ? { [refused.field]: error } : {}}
        typed={typedIn("email")}
        sent={refused?.sent ?? page.sent}
      />
    </>
  );
}
