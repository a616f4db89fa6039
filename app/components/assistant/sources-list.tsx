import { useTranslation } from "#app/components/texts.tsx";
import { Details } from "#app/components/ui/details.tsx";
import type { AnswerReply } from "#app/domain/assistant/present-answer.server.ts";
import { nameSource } from "#app/domain/assistant/write-answer.ts";
import { formatDate, nameLanguage } from "#app/i18n/format.ts";
import { passageOf } from "./passage.ts";

type SourcesProps = {
  readonly answer: AnswerReply;
  /** On paper nothing unfolds and nothing can be pressed: the address itself, of this portal. */
  readonly printedFrom?: string;
};

/** Where each statement stands: page, section, the passage itself, and when it was last checked. */
export function SourcesList({ answer, printedFrom }: SourcesProps) {
  const { t, language } = useTranslation();
  if (answer.sources.length === 0) return null;
  return (
    <div className="answer-sources">
      <h3>{t("assistant:sources.title")}</h3>
      <ol>
        {answer.sources.map((source) => (
          <li key={source.n}>
            <a
              href={source.url}
              lang={source.language}
              dir="auto"
              data-passage={passageOf(source.quote, source.language)}
            >
              {nameSource(source)}
            </a>
            {printedFrom === undefined ? null : (
              <span className="source-address">
                <bdi>{`${printedFrom}${source.url}`}</bdi>
              </span>
            )}
            <div className="answer-source-facts">
              {source.page === null ? null : <span>{t("assistant:sources.page", { page: source.page })}</span>}
              {source.checked_on ? (
                <span>{t("assistant:sources.checked", { date: formatDate(language, source.checked_on) })}</span>
              ) : null}
              {source.language === answer.language ? null : (
                <span>
                  {t("assistant:sources.other_language", { language: nameLanguage(language, source.language) })}
                </span>
              )}
            </div>
            {printedFrom === undefined ? (
              <Details summary={t("assistant:sources.quote")}>
                <blockquote lang={source.language} dir="auto" className="keep-lines">
                  {source.quote}
                </blockquote>
              </Details>
            ) : null}
          </li>
        ))}
      </ol>
    </div>
  );
}
