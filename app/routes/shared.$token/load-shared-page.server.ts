import { presentAnswer } from "#app/domain/assistant/present-answer.server.ts";
import { findSharedTurn } from "#app/domain/assistant/share-answer.server.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { formatDate } from "#app/i18n/format.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { calendarDateIn } from "#app/lib/calendar-date.ts";

/** One question and its answer, and nothing that leads into the conversation. Throws `not_found` for any other link. */
export async function loadSharedPage({ services, language }: LoadContext, token: string) {
  const turn = await findSharedTurn(services, token);
  if (!turn) throw new AppError("not_found");
  return {
    title: getTranslator(language)("assistant:share.page_title"),
    question: turn.question,
    askedOn: formatDate(language, calendarDateIn(turn.askedAt, services.site.time_zone)),
    answer: { ...presentAnswer(services, turn.answer, ""), next_steps: [] },
    phone: services.site.hotlines.find((line) => line.kind === "district")?.number,
  };
}

export type SharedPageData = Awaited<ReturnType<typeof loadSharedPage>>;
