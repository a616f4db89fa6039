import { useTranslation } from "#app/components/texts.tsx";
import { DataTable } from "#app/components/ui/data-table.tsx";
import type { GapQuestion } from "#app/domain/gaps/gaps.queries.server.ts";

type Props = {
  readonly questions: readonly (Omit<GapQuestion, "askedAt"> & { readonly askedOn: string })[];
  readonly language: string;
};

/** The questions as they were stored, masked, and why each stands in this group. */
export function GapQuestions({ questions, language }: Props) {
  const { t } = useTranslation();
  if (questions.length === 0) return <p>{t("staff:gaps.no_questions")}</p>;
  return (
    <DataTable
      caption={t("staff:gaps.questions_caption")}
      head={["question", "cause", "shared", "asked_on"].map((key) => t(`staff:gaps.head.${key}`))}
      rows={questions.map((one) => [
        <span key="question" lang={language} dir="auto">
          {one.text}
        </span>,
        t(`staff:gaps.cause.${one.cause}`),
        <span key="shared" lang={language} dir="auto">
          {one.sharedTerms.join(" · ")}
        </span>,
        one.askedOn,
      ])}
    />
  );
}
