import { useTranslation } from "#app/components/texts.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";

type ProviderSectionProps = { readonly provider: { readonly name: string; readonly isConnected: boolean } };

/** The other way to sign in: there already, or to be added. */
export function ProviderSection({ provider: { name, isConnected } }: ProviderSectionProps) {
  const { t } = useTranslation();
  return (
    <section className="form-section">
      <h2>{t("account:provider.title", { provider: name })}</h2>
      <p>{t(isConnected ? "account:provider.connected" : "account:provider.connect_lead", { provider: name })}</p>
      {isConnected ? null : (
        <LinkButton href="/account/provider" variant="secondary">
          {t("account:provider.connect", { provider: name })}
        </LinkButton>
      )}
    </section>
  );
}
