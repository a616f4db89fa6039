import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { QrCode } from "#app/components/ui/qr-code.tsx";
import type { BlankForm } from "#app/domain/requests/get-blank-form.server.ts";
import { BlankField } from "./blank-field.tsx";

type Props = {
  readonly form: BlankForm;
  readonly isLarge: boolean;
  readonly code: { readonly size: number; readonly path: string };
  /** Of the online form, as people type it. */
  readonly address: string;
};

/** A form on paper: what it takes, its questions with room for the answers, the statement to sign, and where it goes. */
export function BlankSheet({ form, isLarge, code, address }: Props) {
  const { t } = useTranslation();
  const here = `/forms/${form.formId}`;
  return (
    <article className={isLarge ? "blank blank-large" : "blank"}>
      <a className="back-link no-print" href={here}>
        {t("forms:step.back")}
      </a>
      <PageHeading title={form.title} lead={form.lead} isContent caption={t("forms:blank.title")} />
      <p>{t("forms:blank.lead")}</p>
      <p className="quiet no-print">{t("forms:blank.print")}</p>
      <p className="no-print">
        <a className="standalone-link" href={`${here}/blank?size=${isLarge ? "normal" : "large"}`}>
          {t(isLarge ? "forms:blank.normal" : "forms:blank.large")}
        </a>
      </p>
      <h2>{t("forms:start.needs")}</h2>
      <ul className="plain-bullets">
        {form.needs.map((need) => (
          <li key={need}>
            <ContentText>{need}</ContentText>
          </li>
        ))}
      </ul>
      {form.steps.map((step, index) => (
        <section key={step.id} className="blank-step">
          <h2>
            {index + 1}. <ContentText>{step.title}</ContentText>
          </h2>
          {step.only ? <p className="blank-only">{step.only}</p> : null}
          {step.lead ? (
            <p>
              <ContentText>{step.lead}</ContentText>
            </p>
          ) : null}
          {step.questions.map((question) => (
            <BlankField key={question.id} question={question} />
          ))}
        </section>
      ))}
      <section className="blank-step">
        <h2>{t("forms:blank.statement")}</h2>
        <p>
          <ContentText>{form.statement}</ContentText>
        </p>
        <p className="blank-label">{t("forms:blank.sign")}</p>
        <span className="blank-line" />
      </section>
      <section className="blank-step">
        <h2>{t("forms:blank.hand_in")}</h2>
        {form.centre ? (
          <p>
            <ContentText>
              {form.centre.name}, {form.centre.address}
            </ContentText>
          </p>
        ) : null}
        <p>{t("forms:step.help", { phone: form.desk.phone, desk: form.desk.name })}</p>
        <h2>{t("forms:blank.online")}</h2>
        <QrCode drawing={code} label={t("forms:blank.scan")} />
        <p>{t("forms:blank.scan")}</p>
        <p>
          <bdi>{address}</bdi>
        </p>
      </section>
    </article>
  );
}
