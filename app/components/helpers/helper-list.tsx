import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import type { ShownMandate } from "#app/domain/requests/mandates/list-helpers.server.ts";
import { formatMoment } from "#app/i18n/format.ts";

/** Who reads it: whom it is for, who helps, or staff at the counter. */
type Reader = "resident" | "helper" | "staff";

type HelperListProps = {
  readonly mandates: readonly ShownMandate[];
  readonly timeZone: string;
  readonly reader?: Exclude<Reader, "helper">;
};

/** Everybody who was named, what they did, and the button that ends it. */
export function HelperList({ mandates, timeZone, reader = "resident" }: HelperListProps) {
  const { t } = useTranslation();
  return (
    <section className="form-section">
      <h2>{t("helpers:list.title")}</h2>
      {mandates.length === 0 ? (
        <p className="quiet">{t(reader === "staff" ? "staff:helpers.none" : "helpers:list.none")}</p>
      ) : null}
      <ul className="my-requests">
        {mandates.map((mandate) => (
          <li key={mandate.id}>
            <h3 className="minor-heading">
              <bdi>{mandate.helper}</bdi>
            </h3>
            <MandateFacts mandate={mandate} reader={reader} timeZone={timeZone} />
            {["waiting", "live"].includes(mandate.state) ? (
              <form method="post">
                <input type="hidden" name="id" value={mandate.id} />
                <Button name="intent" value="end" variant="secondary">
                  {t("helpers:list.end")} <VisuallyHidden>{mandate.helper}</VisuallyHidden>
                </Button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

type OneProps = {
  readonly mandate: Omit<ShownMandate, "id">;
  readonly reader?: Reader;
};

/** Where it stands, who took it up, how it was agreed to, for what, and what was done by it. */
export function MandateFacts({ mandate, reader = "resident", timeZone }: OneProps & { readonly timeZone: string }) {
  const { t } = useTranslation();
  return (
    <>
      <MandateState mandate={mandate} reader={reader} timeZone={timeZone} />
      {mandate.account ? <p>{t("helpers:list.account", { account: mandate.account })}</p> : null}
      <p className="quiet">{t(`helpers:consent.${mandate.consent}`)}</p>
      <MandateMatters mandate={mandate} />
      <HelperSteps mandate={mandate} reader={reader} timeZone={timeZone} />
    </>
  );
}

const LIVE_KEYS: Readonly<Record<Reader, string>> = {
  resident: "helpers:state.live",
  helper: "helpers:helping.until",
  staff: "staff:helpers.live",
};

function MandateState({ mandate, reader = "resident", timeZone }: OneProps & { readonly timeZone: string }) {
  const { t, language } = useTranslation();
  const { state, endedAt, endedBy, codeUntil, validUntil } = mandate;
  const key = state === "ended" ? `ended_${endedBy ?? "resident"}` : state;
  const moment = state === "ended" ? endedAt : state === "waiting" ? codeUntil : validUntil;
  const date = moment ? formatMoment(moment, "minute", language, timeZone) : "";
  return (
    <p>
      <strong>{t(key === "live" ? LIVE_KEYS[reader] : `helpers:state.${key}`, { date })}</strong>
    </p>
  );
}

/** The request, or the forms, that somebody may act on. */
export function MandateMatters({
  mandate: { reference, forms },
}: {
  readonly mandate: Pick<ShownMandate, "reference" | "forms">;
}) {
  const { t } = useTranslation();
  if (reference) return <p>{t("helpers:list.request", { reference })}</p>;
  return (
    <>
      <p>{t("helpers:list.forms")}</p>
      <ul>
        {forms.map(({ id, title }) => (
          <li key={id}>
            <ContentText>{title}</ContentText>
          </li>
        ))}
      </ul>
    </>
  );
}

function HelperSteps({ mandate: { steps }, reader = "resident", timeZone }: OneProps & { readonly timeZone: string }) {
  const { t, language } = useTranslation();
  return (
    <Details summary={t(reader === "helper" ? "helpers:helping.steps" : "helpers:list.steps")}>
      {steps.length === 0 ? <p>{t("helpers:list.no_steps")}</p> : null}
      <ul>
        {steps.map(({ at, reference, kind }, index) => (
          <li key={index}>
            {t("helpers:list.step", { reference, what: t(`helpers:step.${kind}`) })}{" "}
            <span className="quiet">{formatMoment(at, "minute", language, timeZone)}</span>
          </li>
        ))}
      </ul>
    </Details>
  );
}
