import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import type { PublicService } from "#app/domain/catalogue/public-service.ts";

type MainWay = { readonly href: string; readonly label: string };

/** The one main button: the online form, else the outside one, else where to go or whom to call. */
function useMainWay(service: PublicService): MainWay {
  const { t } = useTranslation();
  if (service.formId) return { href: `/forms/${service.formId}`, label: t("catalogue:action.apply") };
  for (const channel of service.channels) {
    if (channel.type === "online-form" && channel.url)
      return { href: channel.url, label: t("catalogue:action.apply_outside") };
  }
  const place = service.channels.some((channel) => channel.type === "centre" || channel.type === "kiosk");
  if (place) return { href: "#channels", label: t("catalogue:action.where") };
  for (const channel of service.channels) {
    if (channel.type === "phone" || channel.type === "home-visit")
      return { href: `tel:${channel.phone}`, label: t("catalogue:centre.call", { number: channel.phone }) };
  }
  return { href: "#channels", label: t("catalogue:action.where") };
}

/** One main button, and a question about this service as the second way. */
export function ServiceActions({ service }: { readonly service: PublicService }) {
  const { t, contentT } = useTranslation();
  const main = useMainWay(service);
  return (
    <div className="button-row service-actions">
      <LinkButton href={main.href} variant="start">
        {main.label}
      </LinkButton>
      <form method="post" action="/assistant">
        <Button
          variant="secondary"
          name="question"
          value={contentT("catalogue:action.question_about", { service: service.title })}
        >
          {t("catalogue:action.ask")}
        </Button>
      </form>
    </div>
  );
}
