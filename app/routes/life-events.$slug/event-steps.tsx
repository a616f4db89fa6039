import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { StepByStep } from "#app/components/ui/step-by-step.tsx";
import type { LifeEvent } from "#app/domain/catalogue/find-life-event.server.ts";

/** What to do one after the other, who does it, and the services for it. */
export function EventSteps({ steps }: Pick<LifeEvent, "steps">) {
  const { t } = useTranslation();
  if (steps.length === 0) return null;
  return (
    <section className="form-section" aria-labelledby="steps-heading">
      <h2 id="steps-heading">{t("catalogue:life_event.steps")}</h2>
      <StepByStep
        steps={steps.map((step) => ({
          title: <ContentText>{step.title}</ContentText>,
          text: <ContentText>{step.text}</ContentText>,
          more: (
            <ul className="link-list">
              {step.services.map(({ slug, title }) => (
                <li key={slug}>
                  <a href={`/services/${slug}`}>
                    <ContentText>{title}</ContentText>
                  </a>
                </li>
              ))}
            </ul>
          ),
        }))}
      />
    </section>
  );
}
