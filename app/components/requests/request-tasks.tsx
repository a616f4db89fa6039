import { useTranslation } from "#app/components/texts.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import { formatMoment } from "#app/i18n/format.ts";
import type { RequestPageProps } from "./request-page.tsx";

/** What needs the resident comes first and alone; the rest is what they can do. */
const NEEDED = ["answer-question", "rate"];

/** What the resident can do now, each on a page of its own. */
export function RequestTasks({ seen, language, timeZone }: RequestPageProps) {
  const { t } = useTranslation();
  const needed = seen.tasks.filter((task) => NEEDED.includes(task));
  const others = seen.tasks.filter((task) => !NEEDED.includes(task));
  const link = (task: string) => `/requests/${seen.request.reference}/${task}`;
  return (
    <>
      {needed.length > 0 ? (
        <section className="form-section no-print">
          <h2>{t("requests:page.you_title")}</h2>
          {seen.answerBy ? (
            <p>{t("requests:wait.answer_by", { date: formatMoment(seen.answerBy, "day", language, timeZone) })}</p>
          ) : null}
          <div className="request-tasks">
            {needed.map((task) => (
              <LinkButton key={task} href={link(task)}>
                {t(`requests:task.${task}.button`)}
              </LinkButton>
            ))}
          </div>
        </section>
      ) : null}
      {others.length > 0 ? (
        <section className="form-section no-print">
          <h2>{t("requests:page.other_title")}</h2>
          <div className="request-tasks">
            {others.map((task) => (
              <LinkButton key={task} href={link(task)} variant="secondary">
                {t(`requests:task.${task}.button`)}
              </LinkButton>
            ))}
          </div>
        </section>
      ) : null}
    </>
  );
}
