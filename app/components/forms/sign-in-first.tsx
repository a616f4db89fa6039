import { useTranslation } from "#app/components/texts.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import type { SignedInAssurance } from "#app/domain/accounts/assurance.ts";

export type SignInNeed = {
  readonly needed: SignedInAssurance;
  readonly isSignedIn: boolean;
  /** What the provider is called that vouches for residents, where there is one. */
  readonly provider?: string | undefined;
};

/** Anchor of the section with the ways that need no account. */
export const OTHER_WAYS = "other-ways";

function waysOf({ needed, isSignedIn, provider }: SignInNeed, formId: string) {
  const next = `next=${encodeURIComponent(`/forms/${formId}`)}`;
  if (needed === "low")
    return { how: provider ? "either" : "mail", label: "sign_in", href: `/sign-in?${next}` } as const;
  if (!provider) return { how: "nobody" } as const;
  // Somebody who is signed in stays in their account; the provider is added to it.
  const href = `${isSignedIn ? "/account/provider" : "/sign-in/with"}?high&${next}`;
  return { how: isSignedIn ? "provider_more" : "provider", label: "go", href } as const;
}

/** Stands where the form would begin, for who must first show who they are: why, how, and how to do without. */
export function SignInFirst({ formId, need }: { readonly formId: string; readonly need: SignInNeed }) {
  const { t } = useTranslation();
  const { provider = "" } = need;
  const ways = waysOf(need, formId);
  return (
    <section className="form-section">
      <h2>{t("forms:assurance.title")}</h2>
      <p>{t(`forms:assurance.why.${need.needed}`)}</p>
      <p>{t(`forms:assurance.how.${ways.how}`, { provider })}</p>
      {ways.href ? (
        <LinkButton href={ways.href} rel="nofollow" variant="start">
          {t(`forms:assurance.${ways.label}`, { provider })}
        </LinkButton>
      ) : null}
      <p>
        <a className="standalone-link" href={`#${OTHER_WAYS}`}>
          {t("forms:assurance.other")}
        </a>
      </p>
    </section>
  );
}
