import { useTranslation } from "#app/components/texts.tsx";
import type { DiffPiece } from "#app/domain/watches/diff-words.ts";
import type { DrawnNotice } from "./draw-notice.server.ts";

/** One thing somebody was told: the old and the new words of a section, or what became of the question. */
export function NoticeArticle({ notice }: { readonly notice: DrawnNotice }) {
  const { t } = useTranslation();
  const { kind, section, page, reason, toldOn } = notice;
  return (
    <article className="watch-notice">
      <h2>{t(`watches:notice.${kind}`)}</h2>
      {section ? (
        <p>
          {kind === "section_gone" ? (
            <span lang={section.language} dir="auto">
              {section.name}
            </span>
          ) : (
            <a href={section.url} lang={section.language} dir="auto">
              {section.name}
            </a>
          )}
        </p>
      ) : null}
      {page ? (
        <p>
          <a href={page}>{page}</a>
        </p>
      ) : null}
      {reason ? <p dir="auto">{reason}</p> : null}
      {section ? (
        <div className="watch-sides">
          <Side title={t("watches:page.before")} language={section.language} pieces={section.diff.before} Mark="del" />
          {kind === "section_gone" ? null : (
            <Side title={t("watches:page.after")} language={section.language} pieces={section.diff.after} Mark="ins" />
          )}
        </div>
      ) : null}
      <p className="watch-told">{t("watches:page.told", { date: toldOn })}</p>
    </article>
  );
}

type SideProps = {
  readonly title: string;
  readonly language: string;
  readonly pieces: readonly DiffPiece[];
  readonly Mark: "del" | "ins";
};

function Side({ title, language, pieces, Mark }: SideProps) {
  return (
    <section className="watch-side">
      <h3>{title}</h3>
      <div className="keep-lines" lang={language} dir="auto">
        {pieces.map(({ text, isChanged }, index) =>
          isChanged ? <Mark key={index}>{text}</Mark> : <span key={index}>{text}</span>,
        )}
      </div>
    </section>
  );
}
