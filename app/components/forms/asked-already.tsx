import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import type { AskedBefore } from "#app/domain/requests/find-asked-before.server.ts";
import { formatMoment } from "#app/i18n/format.ts";

export type RefusedFollow = { readonly fault: "email_needed" | "gone"; readonly typed: string };

type Props = {
  readonly before: AskedBefore;
  /** As they are reached by their answers. */
  readonly email: string;
  readonly refused: RefusedFollow | undefined;
  readonly timeZone: string;
};

/** That the same was asked already, with the way to follow it instead. It stops nobody from sending. */
export function AskedAlready({ before, email, refused, timeZone }: Props) {
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
          id="follow-email"
          name="email"
          type="email"
          autoComplete="email"
          label={t("forms:check.told_email")}
          hint={t("forms:check.told_hint")}
          defaultValue={refused?.typed ?? email}
          {...(refused ? { error: t(`forms:check.fault.${refused.fault}`) } : {})}
        />
        <Button variant="secondary" name="intent" value="follow">
          {t("forms:check.told_follow")}
        </Button>
      </form>
      <p>{t("forms:check.told_anyway")}</p>
    </NotificationBanner>
  );
}
