import { useTranslation } from "#app/components/texts.tsx";
import { ConfirmationPanel } from "#app/components/ui/confirmation-panel.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import { SummaryList } from "#app/components/ui/summary-list.tsx";

type ShownOnceProps = {
  readonly name: string;
  readonly secrets: readonly { readonly kind: "key" | "secret"; readonly value: string }[];
  /** Where the client's own page is. */
  readonly next: string;
};

/** What opens something in the name of another system: in this one answer and nowhere else. */
export function ShownOnce({ name, secrets, next }: ShownOnceProps) {
  const { t } = useTranslation();
  return (
    <div className="people">
      <ConfirmationPanel title={t("accounts:clients.once", { name })}>
        <p>{t("accounts:clients.once_lead")}</p>
      </ConfirmationPanel>
      <SummaryList
        rows={secrets.map(({ kind, value }) => ({
          key: t(`accounts:clients.shown.${kind}`),
          value: (
            <code className="font-mono" dir="ltr">
              {value}
            </code>
          ),
        }))}
      />
      <LinkButton href={next}>{t("accounts:clients.go_on")}</LinkButton>
    </div>
  );
}
