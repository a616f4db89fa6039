import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";

/** The way to a human being: always in the same place, below the box for questions. */
export function PersonBox({ action, phone }: { readonly action: string; readonly phone: string | undefined }) {
  const { t } = useTranslation();
  return (
    <section id="talk-to-a-person" className="assistant-person" aria-labelledby="person-heading">
      <h2 id="person-heading">{t("assistant:person.title")}</h2>
      <p>{t("assistant:person.text")}</p>
      <form method="get" action={action} className="button-row">
        <Button variant="secondary">{t("assistant:person.submit")}</Button>
        {phone ? (
          <a className="standalone-link" href={`tel:${phone}`}>
            {t("assistant:person.call", { number: phone })}
          </a>
        ) : null}
      </form>
    </section>
  );
}
