import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { WORDS_LIMIT } from "#app/domain/requests/clean-words.ts";
import { formatMoment } from "#app/i18n/format.ts";
import type { CasePageProps } from "./case-page.tsx";

/** What colleagues told each other, the oldest first, and the field to say more. No resident reads it. */
export function CaseNotes({ page }: { readonly page: CasePageProps }) {
  const { view, colleagues, timeZone, tried } = page;
  const { notes, isWorker } = view;
  const { t, language } = useTranslation();
  if (notes.length === 0 && !isWorker) return null;
  const names = new Intl.ListFormat(language, { type: "disjunction" }).format(colleagues.map((name) => `@${name}`));
  return (
    <section className="case-section" id="notes" aria-labelledby="notes-title" tabIndex={-1}>
      <h2 id="notes-title">{t("staff:notes.title")}</h2>
      {notes.map((note) => (
        <p key={note.id} className="case-quote case-quote-internal case-words">
          <span className="case-quote-label">
            <bdi>{note.authorName}</bdi> · {formatMoment(note.at, "minute", language, timeZone)}
          </span>
          {note.words}
        </p>
      ))}
      {isWorker ? (
        <form method="post" className="step-form">
          <input type="hidden" name="intent" value="note" />
          <TextArea
            id="note"
            name="words"
            label={t("staff:notes.field")}
            hint={colleagues.length > 0 ? t("staff:notes.hint", { names }) : t("staff:notes.hint_alone")}
            error={tried?.note === undefined ? undefined : t("staff:notes.words_needed")}
            defaultValue={tried?.note}
            maxLength={WORDS_LIMIT}
            rows={3}
          />
          <Button variant="secondary">{t("staff:notes.submit")}</Button>
        </form>
      ) : null}
    </section>
  );
}
