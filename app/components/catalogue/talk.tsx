import { useTranslation } from "#app/components/texts.tsx";
import { Icon } from "#app/components/ui/icon.tsx";

/** A phone number one can press. */
export function CallLink({ number }: { readonly number: string }) {
  const { t } = useTranslation();
  return (
    <a className="button button-secondary" href={`tel:${number}`}>
      <Icon name="phone" />
      {t("catalogue:home.talk.call", { number })}
    </a>
  );
}

/** To the staff, without asking the assistant first. */
export function PersonLink() {
  const { t } = useTranslation();
  return (
    <a className="button button-secondary" href="/assistant/person">
      <Icon name="person" />
      {t("catalogue:home.talk.person")}
    </a>
  );
}
