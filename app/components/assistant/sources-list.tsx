import { useTranslation } from "#app/components/texts.tsx";
import { Details } from "#app/components/ui/details.tsx";
import type { AnswerReply } from "#app/domain/assistant/present-answer.server.ts";
import { formatDate } from "#app/i18n/format.ts";

/** Where each statement stands: page, section, the passage itself, and when it was last checked. */
export function SourcesList({ answer }: { readonly answer: AnswerReply }) {
  const { t, language } = useTranslation();
  if (answer.sources.length === 0) return null;
  const nameOf = new Intl.DisplayNames(language, { type: "language" });
  return (
    <div className="answer-sources">
      <h3>{t("assistant:sources.title")}</h3>
      <ol>
        {answer.sources.map((source) => (
          <li key={source.n}>
            <a href={source.url} lang={source.language} dir="auto">
              {source.title === source.section ? source.title : `${source.title} › ${source.section}`}
            </a>
            <div className="answer-source-facts">
              {source.checked_on ? (
                <span>{t("assistant:sources.checked", { date: formatDate(language, source.checked_on) })}</span>
              ) : null}
              {source.language === answer.language ? null : (
                <span>{t("assistant:sources.other_language", { language: nameOf.of(source.language) })}</span>
              )}
            </div>
            <Details summary={t("assistant:sources.quote")}>
              <blockquote lang={source.language} dir="auto" className="keep-lines">
                {source.quote}
              </blockquote>
            </Details>
          </li>
        ))}
      </ol>
    </div>
  );
}
