import { useTranslation } from "#app/components/texts.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { StatusTag } from "#app/components/ui/status-tag.tsx";
import type { StoryTurn } from "#app/domain/handoff/load-staff-handoff.server.ts";

/** What was said before a person came: the resident need not repeat it. */
export function HandoffStory({ summary, story }: { readonly summary: string; readonly story: readonly StoryTurn[] }) {
  const { t } = useTranslation();
  return (
    <aside className="handoff-story" aria-label={t("handoff:staff.told_before")}>
      <h2>{t("handoff:staff.summary")}</h2>
      <p className="keep-lines">{summary}</p>
      {story.length === 0 ? (
        <p>{t("handoff:staff.told_nothing")}</p>
      ) : (
        <Details summary={t("handoff:staff.told_before")} open>
          <dl className="handoff-turns">
            {story.map((turn, index) => (
              <div key={index}>
                <dt>{t("handoff:staff.question")}</dt>
                <dd>
                  {turn.question} {turn.isReplaced ? <StatusTag>{t("assistant:replaced.tag")}</StatusTag> : null}
                </dd>
                {turn.answer ? (
                  <>
                    <dt>{t("handoff:staff.answer")}</dt>
                    <dd className="keep-lines">{turn.answer}</dd>
                  </>
                ) : null}
                {turn.sources.length > 0 ? (
                  <>
                    <dt>{t("handoff:staff.sources")}</dt>
                    <dd>
                      {turn.sources.map((source) => (
                        <a key={source.n} href={source.url}>
                          [{source.n}] {source.title}{" "}
                        </a>
                      ))}
                    </dd>
                  </>
                ) : null}
              </div>
            ))}
          </dl>
        </Details>
      )}
    </aside>
  );
}
