import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import type { Transition } from "#app/domain/requests/states.ts";
import type { CasePageProps } from "./case-page.tsx";
import { Key, StepForm } from "./step-form.tsx";

/** Steps that need no words are one button. */
const isButton = (transition: Transition): boolean => transition.to === "in_progress" || transition.to === "accepted";

/** What can be done with the request now: who has it, then each step the table allows. */
export function CaseSteps({ page }: { readonly page: CasePageProps }) {
  const { view, isSupervisor, staffId } = page;
  const { found, isWorker } = view;
  const { request, transitions } = found;
  const { t } = useTranslation();
  const isMine = request.holderId === staffId;
  const canTake = isWorker && transitions.length > 0 && !isMine && (!request.holderId || isSupervisor);
  // Taking what nobody holds is that step.
  const buttons = canTake && !request.holderId ? [] : transitions.filter(isButton);
  const forms = transitions.filter((step) => !isButton(step));
  const name = request.holderName;
  const holderLine = isMine
    ? t("staff:case.mine")
    : name
      ? t(transitions.length > 0 ? "staff:case.held_by_step" : "staff:case.held_by", { name })
      : transitions.length > 0
        ? t("staff:case.nobody")
        : undefined;
  return (
    <section className="steps" id="steps" aria-labelledby="steps-title" tabIndex={-1}>
      <h2 id="steps-title">{t("staff:case.steps")}</h2>
      {holderLine ? <p className="steps-holder">{holderLine}</p> : null}
      {canTake ? (
        <form method="post" className="step-form">
          <input type="hidden" name="intent" value="take" />
          <input type="hidden" name="holder" value={request.holderId ?? ""} />
          {/* eslint-disable-next-line jsx-a11y/no-access-key -- as in step-form.tsx */}
          <Button variant={request.holderId ? "secondary" : "primary"} accessKey="t">
            {t(request.holderId ? "staff:step.take_over" : "staff:step.take")} <Key>t</Key>
          </Button>
        </form>
      ) : null}
      {buttons.map((step) => (
        <form method="post" className="step-form" key={step.to}>
          <input type="hidden" name="intent" value="move" />
          <input type="hidden" name="to" value={step.to} />
          <input type="hidden" name="version" value={request.version} />
          <input type="hidden" name="seen" value={found.events.length} />
          {/* eslint-disable-next-line jsx-a11y/no-access-key -- as in step-form.tsx */}
          <Button variant={canTake || request.state === "waiting_for_resident" ? "secondary" : "primary"} accessKey="s">
            {t(`staff:step.${step.to}.from_${request.state}`, t(`staff:step.${step.to}.name`))} <Key>s</Key>
          </Button>
        </form>
      ))}
      {forms.map((step) =>
        // A duplicate names what it is a duplicate of.
        step.to === "duplicate" ? (
          <p className="step" key={step.to}>
            {/* eslint-disable-next-line jsx-a11y/no-access-key -- as in step-form.tsx */}
            <a accessKey="u" href={`/staff/requests/${request.reference}/merge`}>
              {t("staff:merge.link")} <Key>u</Key>
            </a>
          </p>
        ) : (
          <StepForm key={step.to} step={step} page={page} />
        ),
      )}
      {transitions.length === 0 ? (
        <p>{t(isWorker ? "staff:case.no_step" : "staff:case.read_only")}</p>
      ) : (
        <Details summary={t("staff:keys.summary")}>
          <p>{t("staff:keys.text")}</p>
        </Details>
      )}
    </section>
  );
}
