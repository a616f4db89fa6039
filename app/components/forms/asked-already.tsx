import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import type { AskedBefore } from "#app/domain/requests/find-asked-before.server.ts";
import { formatMoment } from "#app/i18n/format.ts";

export type RefusedFollow = { readonly fault: "address_needed" | "gone"; readonly typed: string };

/** Where no text messages are sent, a mail address is asked for. */
export const followFaultKey = (fault: RefusedFollow["fault"], takesTexts: boolean) =>
  `forms:check.fault.${fault === "address_needed" && !takesTexts ? "email_needed" : fault}` as const;

type Props = {
  readonly before: AskedBefore;
  /** As they are reached by their answers. */
  readonly email: string;
  readonly takesTexts: boolean;
  readonly refused: RefusedFollow | undefined;
  readonly timeZone: string;
};

/** That the same was asked already, with the way to follow it instead. It stops nobody from sending. */
export function AskedAlready({ before, email, takesTexts, refused, timeZone }: Props) {
  const { t, language } = useTranslation();
  const day = (date: Date) => formatMoment(date, "day", language, timeZone);
  const { own, told } = before;
  if (own) {
    const state = t(`requests:state.${own.state}`);
    return (
      <NotificationBanner title={t("forms:check.asked_title")}>
        <p>
          <ContentText>
            {t("forms:check.asked_text", {
              date: day(own.askedAt),
              matter: own.matter,
              reference: own.reference,
              state,
            })}
          </ContentText>
        </p>
        <p>
          <a className="standalone-link" href={`/requests/${own.reference}`}>
            {t("forms:check.asked_follow")}
          </a>
        </p>
        <p>{t("forms:check.asked_anyway")}</p>
      </NotificationBanner>
    );
  }
  if (!told) return null;
  return (
    <NotificationBanner title={t("forms:check.told_title")}>
      <p>
        <ContentText>{t("forms:check.told_text", { date: day(told.askedAt), matter: told.matter })}</ContentText>
      </p>
      <form method="post" noValidate>
        <TextInput
          id="follow-address"
          name="address"
          type={takesTexts ? "text" : "email"}
          autoComplete="email"
          label={t(takesTexts ? "forms:check.told_address" : "forms:check.told_email")}
          hint={t("forms:check.told_hint")}
          defaultValue={refused?.typed ?? email}
          {...(refused ? { error: t(followFaultKey(refused.fault, takesTexts)) } : {})}
        />
        <Button variant="secondary" name="intent" value="follow">
          {t("forms:check.told_follow")}
        </Button>
      </form>
      <p>{t("forms:check.told_anyway")}</p>
    </NotificationBanner>
  );
}
