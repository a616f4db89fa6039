import { useTranslation } from "#app/components/texts.tsx";
import { StatusTag, type Tone } from "#app/components/ui/status-tag.tsx";
import type { AnswerReply } from "#app/domain/assistant/present-answer.server.ts";

function toneOf(status: AnswerReply["status"]): Tone {
  if (status.startsWith("signpost_")) return "danger";
  if (status === "answered") return "success";
  if (status === "answered_partly" || status === "clarification" || status.startsWith("unanswerable_"))
    return "warning";
  return "neutral";
}

/** What became of a question, in a word or two. */
export function AnswerStatusTag({ status }: { readonly status: AnswerReply["status"] }) {
  const { t } = useTranslation();
  return <StatusTag tone={toneOf(status)}>{t(`assistant:tag.${status}`)}</StatusTag>;
}
