import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { InsetText } from "#app/components/ui/inset-text.tsx";
import { PhoneInText } from "#app/components/ui/phone-in-text.tsx";
import { Phrases } from "#app/components/ui/phrases.tsx";
import { StoredHtml } from "#app/components/ui/stored-html.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import { Specimen } from "./specimen.tsx";

/** What running text is made of; `html` is a stored page. */
export function Writing({ html }: { readonly html: string }) {
  const { t, contentT } = useTranslation();
  const sentence = t("styleguide:sample_text");
  return (
    <section aria-labelledby="sg-writing">
      <h2 id="sg-writing">{t("styleguide:writing")}</h2>
      <Specimen name="inset-text">
        <InsetText>
          <p>{sentence}</p>
        </InsetText>
      </Specimen>
      <Specimen name="details">
        <Details summary={t("styleguide:details")}>
          <p>{sentence}</p>
        </Details>
        <Details summary={t("styleguide:details_open")} open>
          <p>{sentence}</p>
        </Details>
      </Specimen>
      <Specimen name="phrases">
        <h4 className="specimen-narrow">
          <Phrases text={t("styleguide:long_heading")} />
        </h4>
      </Specimen>
      <Specimen name="phone-in-text">
        <p>
          <PhoneInText text={t("forms:sent.next_no_mail", { phone: "0999-6880001" })} phone="0999-6880001" />
        </p>
      </Specimen>
      <Specimen name="content-text">
        <p>
          <ContentText>{contentT("styleguide:sample_text")}</ContentText>
        </p>
      </Specimen>
      <Specimen name="visually-hidden">
        <p>
          {t("styleguide:hidden_beside")} <VisuallyHidden>{t("styleguide:hidden")}</VisuallyHidden>
        </p>
      </Specimen>
      <Specimen name="stored-html">
        <StoredHtml html={html} />
      </Specimen>
    </section>
  );
}
