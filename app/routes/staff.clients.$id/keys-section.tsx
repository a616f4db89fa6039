import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";

type KeysSectionProps = { readonly version: number; readonly keys: number; readonly isOff: boolean };

/** Key, webhook secret, and whether the system is let in; each with what pressing means. */
export function KeysSection({ version, keys, isOff }: KeysSectionProps) {
  const { t } = useTranslation();
  return (
    <section className="form-section">
      <h2>{t("accounts:clients.access")}</h2>
      <form method="post">
        <input type="hidden" name="version" value={version} />
        <p>{t("accounts:clients.renew_lead")}</p>
        <Button variant="secondary" name="intent" value="key">
          {t("accounts:clients.renew")}
        </Button>
        <p>{t("accounts:clients.secret_lead")}</p>
        <Button variant="secondary" name="intent" value="secret">
          {t("accounts:clients.secret")}
        </Button>
        {keys > 0 ? (
          <>
            <p>{t("accounts:clients.revoke_lead")}</p>
            <Button variant="warning" name="intent" value="revoke">
              {t("accounts:clients.revoke")}
            </Button>
          </>
        ) : null}
        <p>{t(isOff ? "accounts:clients.on_lead" : "accounts:clients.off_lead")}</p>
        <Button variant={isOff ? "secondary" : "warning"} name="intent" value={isOff ? "on" : "off"}>
          {t(isOff ? "accounts:clients.on" : "accounts:clients.off")}
        </Button>
      </form>
    </section>
  );
}
