import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import type { Visit } from "#app/domain/catalogue/find-visit.server.ts";
import type { SlipChoices } from "./slip-choices.ts";

type SlipPapersProps = { readonly visit: Visit; readonly choices: SlipChoices };

/** The papers with a box to tick each. The boxes are a plain form, so that ticks can be kept in the address. */
export function SlipPapers({ visit, choices }: SlipPapersProps) {
  const { t } = useTranslation();
  const { service, centre } = visit;
  if (service.evidence.length === 0) {
    return (
      <section className="slip-section" aria-labelledby="papers-heading">
        <h2 id="papers-heading">{t("catalogue:visit.papers")}</h2>
        <p>{t("catalogue:evidence.none")}</p>
      </section>
    );
  }
  return (
    <form
      className="slip-section"
      method="get"
      action={`/services/${service.slug}/visit`}
      aria-labelledby="papers-heading"
    >
      <h2 id="papers-heading">{t("catalogue:visit.papers")}</h2>
      <input type="hidden" name="centre" value={centre.id} />
      <input type="hidden" name="type" value={choices.isLarge ? "large" : "normal"} />
      <p className="no-print">{t("catalogue:visit.keep_hint")}</p>
      <ul className="slip-papers">
        {service.evidence.map((paper) => (
          <li key={paper.id}>
            <label>
              <input type="checkbox" name="have" value={paper.id} defaultChecked={choices.have.includes(paper.id)} />
              <span>
                <strong>
                  <ContentText>{paper.name}</ContentText>
                </strong>{" "}
                <span className="slip-form">{t(`catalogue:evidence.form.${paper.form}`, { count: paper.copies })}</span>
              </span>
            </label>
            <p>
              <ContentText>
                {paper.where} {paper.exempt}
              </ContentText>
            </p>
          </li>
        ))}
      </ul>
      {choices.have.length > 0 ? (
        <p role="status">{t("catalogue:visit.left", { count: service.evidence.length - choices.have.length })}</p>
      ) : null}
      <p className="no-print">
        <Button variant="secondary">{t("catalogue:visit.keep")}</Button>
      </p>
    </form>
  );
}
