import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { ConfirmationPanel } from "#app/components/ui/confirmation-panel.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import type { SentRequest } from "#app/domain/requests/get-sent-request.server.ts";
import { PhoneInText } from "#app/components/ui/phone-in-text.tsx";
import { QrCode } from "#app/components/ui/qr-code.tsx";
import type { QrCodeDrawing } from "#app/http/qr-code.server.ts";
import type { Language } from "#app/i18n/languages.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { KeepSafe } from "./keep-safe.tsx";

type Props = {
  readonly sent: SentRequest;
  readonly language: Language;
  readonly timeZone: string;
  readonly code: QrCodeDrawing;
};

/** It is sent: the two things to keep, and what happens next. */
export function RequestSent({ sent, language, timeZone, code }: Props) {
  const { t } = useTranslation();
  const { desk } = sent;
  const date = formatMoment(sent.dueAt, "day", language, timeZone);
  return (
    <>
      <ConfirmationPanel title={t("forms:sent.title")}>
        <p>
          <ContentText>{sent.title}</ContentText>
        </p>
        <KeepSafe reference={sent.reference} secret={sent.secret} />
      </ConfirmationPanel>
      <section className="form-section">
        <h2>{t("forms:sent.keep_title")}</h2>
        <p>{t("forms:sent.keep")}</p>
        <p className="full-only">{t("forms:sent.print")}</p>
        <p>
          <a href="/forget">{t("requests:forget.link")}</a>
        </p>
        <div className="receipt-code">
          <QrCode drawing={code} label={t("forms:sent.code")} />
          <p className="quiet">{t("forms:sent.code")}</p>
        </div>
      </section>
      <section className="form-section">
        <h2>{t("forms:sent.next_title")}</h2>
        <ul className="plain-bullets">
          <li>{t("forms:sent.next_desk", { desk: desk.name })}</li>
          <li>{t("forms:sent.next_due", { date, count: sent.workingDays })}</li>
          <li>
            {sent.email ? (
              t("forms:sent.next_mail", { email: sent.email })
            ) : (
              <PhoneInText
                text={t(sent.phone ? "forms:sent.next_no_mail" : "forms:sent.next_no_contact", { phone: desk.phone })}
                phone={desk.phone}
              />
            )}
          </li>
        </ul>
        <div className="button-row">
          <LinkButton href={`/requests/${sent.reference}`}>{t("forms:sent.follow")}</LinkButton>
          <a className="standalone-link" href="/">
            {t("forms:sent.home")}
          </a>
        </div>
      </section>
    </>
  );
}
