import { nameSource } from "#app/domain/assistant/write-answer.ts";
import type { StoredNotice } from "#app/domain/watches/notices.queries.server.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { diffWords, type WordDiff } from "#app/domain/watches/diff-words.ts";

export type DrawnNotice = Pick<StoredNotice, "id" | "kind" | "page" | "reason"> & {
  readonly toldOn: string;
  readonly section:
    { readonly url: string; readonly name: string; readonly language: string; readonly diff: WordDiff } | undefined;
};

/** A notice with its day in words, and the section's old and new words told apart. */
export function drawNotice({ services, language }: LoadContext, notice: StoredNotice): DrawnNotice {
  const { id, kind, page, reason, section } = notice;
  return {
    id,
    kind,
    page,
    reason,
    toldOn: formatMoment(notice.toldAt, "day", language, services.site.time_zone),
    section: section
      ? {
          url: section.url,
          name: nameSource(section),
          language: section.language,
          diff: diffWords(section.before, section.after ?? "", section.language),
        }
      : undefined,
  };
}
