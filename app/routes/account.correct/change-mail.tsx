import type { SerializeFrom } from "@remix-run/node";
import { CodeInput } from "#app/components/account/code-input.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import type { loader } from "./route.tsx";

export type MailFields = { readonly email?: string; readonly code?: string; readonly former_code?: string };

type ChangeMailProps = {
  readonly page: SerializeFrom<typeof loader>;
  readonly errors: MailFields;
  readonly typed: string | undefined;
  /** The codes on their way: the new address's alone, or the former's, too. */
  readonly sent: "new" | "both" | undefined;
};

const SIGN_IN_AGAIN = `/sign-in?${new URLSearchParams({ again: "", next: "/account/correct#email" })}`;

/** The address of the account, and how its owner shows that it may change. */
export function ChangeMail({ page, errors, typed, sent }: ChangeMailProps) {
  const { t } = useTranslation();
  const label = t(page.email ? "privacy:correct.email" : "privacy:correct.email_first");
  if (page.proof === "sign_in_first" && !sent)
    return (
      <section className="form-section" id="email">
        <h2>{label}</h2>
        <p>{t("privacy:correct.sign_in_first")}</p>
        <LinkButton href={SIGN_IN_AGAIN} variant="secondary">
          {t("privacy:correct.sign_in_again")}
        </LinkButton>
      </section>
    );
  return (
    <>
      <form method="post" className="form-section" noValidate>
        <TextInput
          id="email"
          name="email"
          type="email"
          autoComplete="email"
          label={label}
          hint={t("privacy:correct.email_hint")}
          defaultValue={typed ?? page.email}
          {...(errors.email ? { error: errors.email } : {})}
        />
        {page.proof === "former_address" ? (
          <p>
            {t("privacy:correct.former_lead", { email: page.email })}{" "}
            <a href={SIGN_IN_AGAIN}>{t("privacy:correct.sign_in_again")}</a>
          </p>
        ) : null}
        <Button variant="secondary" name="intent" value="send">
          {t(page.proof === "former_address" ? "privacy:correct.email_send_both" : "privacy:correct.email_send")}
        </Button>
      </form>
      {sent ? (
        <form method="post" className="form-section" noValidate>
          {sent === "both" ? (
            <CodeInput
              id="former_code"
              label={t("privacy:correct.former_code", { email: page.email })}
              hint={t("privacy:code_hint")}
              error={errors.former_code}
            />
          ) : null}
          <CodeInput
            {...(sent === "both" && { label: t("privacy:correct.new_code") })}
            hint={t("privacy:code_hint")}
            error={errors.code}
          />
          <Button name="intent" value="mail">
            {t("privacy:correct.email_save")}
          </Button>
        </form>
      ) : null}
    </>
  );
}
