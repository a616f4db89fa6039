import type { ReactNode } from "react";
import { useTranslation } from "#app/components/texts.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import type { OwnProof } from "#app/domain/accounts/own-account.server.ts";
import { PasswordInput } from "./password-input.tsx";

type OwnerProofProps = {
  readonly proof: OwnProof;
  readonly id: string;
  readonly hint?: string;
  readonly error: string | undefined;
  /** Where they go on after signing in again. */
  readonly next: string;
  /** The button, which is there only when it can do something. */
  readonly children: ReactNode;
};

/** What somebody shows before the button works: their password; without one, that they have just signed in. */
export function OwnerProof({ proof, id, hint, error, next, children }: OwnerProofProps) {
  const { t } = useTranslation();
  if (proof === "sign_in_again")
    return (
      <>
        <p id={id}>{t("accounts:own.sign_in_again_lead")}</p>
        <LinkButton href={`/staff/sign-in/with?${new URLSearchParams({ next })}`} rel="nofollow" variant="secondary">
          {t("accounts:own.sign_in_again")}
        </LinkButton>
      </>
    );
  return (
    <>
      {proof === "password" ? (
        <PasswordInput id={id} label={t("accounts:own.current")} error={error} {...(hint ? { hint } : {})} />
      ) : null}
      {children}
    </>
  );
}
