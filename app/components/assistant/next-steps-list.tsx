import { useTranslation } from "#app/components/texts.tsx";
import { Icon, type IconName } from "#app/components/ui/icon.tsx";
import type { AnswerReply } from "#app/domain/assistant/present-answer.server.ts";

type NextStep = AnswerReply["next_steps"][number];

const ICONS: Readonly<Record<NextStep["kind"], IconName>> = {
  form: "document",
  service: "info",
  centre: "pin",
  person: "person",
  phone: "phone",
  request: "document",
  page: "search",
};

/** What can be done now. The first is the main one. */
export function NextStepsList({ answer, isUrgent }: { readonly answer: AnswerReply; readonly isUrgent: boolean }) {
  const { t } = useTranslation();
  if (answer.next_steps.length === 0) return null;
  return (
    <div className="answer-next">
      <h3>{t("assistant:next_steps")}</h3>
      <ul>
        {answer.next_steps.map((step) => (
          <li key={step.label + step.url}>
            <a
              className={isUrgent && step.kind === "phone" ? "next-step next-step-urgent" : "next-step"}
              href={step.url}
            >
              <Icon name={ICONS[step.kind]} />
              <span lang={answer.language} dir="auto">
                {step.label}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
