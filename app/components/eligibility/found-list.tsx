import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import type { Candidate, Guidance, GuidedService } from "#app/domain/eligibility/guide-to-services.ts";

type Props = {
  readonly guidance: Guidance<Candidate>;
  /** What was said, to go on with in a service's own check. */
  readonly said: string;
  /** How many stand there at once; the rest waits behind "More". */
  readonly shown: number;
};

/** Services that fit, each with what speaks for it, and those that do not, each with the reason. */
export function FoundList({ guidance, said, shown }: Props) {
  const { t } = useTranslation();
  const { fitting, notFitting } = guidance;
  const list = (services: Guidance<Candidate>["fitting"]) => (
    <ul className="service-list">
      {services.map((found) => (
        <FoundService key={found.service.slug} found={found} said={said} />
      ))}
    </ul>
  );
  return (
    <>
      {list(fitting.slice(0, shown))}
      {fitting.length > shown ? (
        <Details summary={t("catalogue:simple.more")}>{list(fitting.slice(shown))}</Details>
      ) : null}
      {notFitting.length > 0 ? (
        <Details summary={t("catalogue:find.not_fitting", { count: notFitting.length })}>{list(notFitting)}</Details>
      ) : null}
    </>
  );
}

function FoundService({ found, said }: { readonly found: GuidedService<Candidate>; readonly said: string }) {
  const { t } = useTranslation();
  const { service, assessment } = found;
  const decided = assessment.requirements.filter(({ verdict }) => verdict !== "unknown");
  const open = assessment.requirements.length - decided.length;
  const told =
    assessment.outcome === "does_not_qualify" ? decided.filter(({ verdict }) => verdict === "not_met") : decided;
  return (
    <li className="service-item">
      <h2 className="service-name">
        <a href={`/services/${service.slug}`}>
          <ContentText>{service.title}</ContentText>
        </a>
      </h2>
      <p className="service-summary">
        <ContentText>{service.summary}</ContentText>
      </p>
      {told.map(({ requirement, verdict }) => (
        <p key={requirement.id} className={verdict === "met" ? "requirement-met" : "requirement-not-met"}>
          <Icon name={verdict === "met" ? "check" : "info"} />
          <ContentText>{verdict === "met" ? requirement.ifMet : requirement.ifNotMet}</ContentText>
        </p>
      ))}
      {open > 0 ? (
        <p>
          <a href={`/services/${service.slug}/eligibility${said ? `?${said}` : ""}`}>
            {t("catalogue:find.open", { count: open })}
          </a>
        </p>
      ) : null}
    </li>
  );
}
