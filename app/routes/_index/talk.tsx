import { useTranslation } from "react-i18next";
import { Button } from "#app/components/ui/button.tsx";
import { Icon } from "#app/components/ui/icon.tsx";

/** A phone number one can press. */
export function CallLink({ number }: { readonly number: string }) {
  const { t } = useTranslation();
  return (
    <a className="button button-secondary call-button" href={`tel:${number}`}>
      <Icon name="phone" />
      {t("catalogue:home.talk.call", { number })}
    </a>
  );
}

/** Opens a conversation that begins with the wish for a person. */
export function PersonButton() {
  const { t } = useTranslation();
  return (
    <form method="post" action="/assistant">
      <Button variant="secondary" name="question" value={t("catalogue:home.talk.person_question")}>
        <Icon name="person" />
        {t("catalogue:home.talk.person")}
      </Button>
    </form>
  );
}
