import { z } from "zod";
import type { AnswerReply } from "#app/domain/assistant/present-answer.server.ts";
import { ANSWER_STATUSES } from "#app/domain/assistant/answer-statuses.ts";

/** One everyday question over `content/`, and how a right answer looks. */
export const portalQuestionSchema = z.object({
  id: z.string().min(1),
  /** `held` ones were written before the rules were tuned and are only counted, never looked at. */
  split: z.enum(["dev", "held"]),
  /** `stories` are long and told as residents tell them, over all services. */
  set: z.enum(["everyday", "stories"]).default("everyday"),
  lang: z.enum(["en", "zh-CN"]),
  class: z.string().min(1),
  question: z.string().min(1),
  /** Asked before, in the same conversation. */
  history: z.array(z.string()).default([]),
  status: z.array(z.enum(ANSWER_STATUSES)).min(1),
  /** One of these pages must be among the sources or next steps. */
  service: z.array(z.string()).optional(),
  /** Of each list, one must stand in the answer. */
  must: z.array(z.array(z.string())).default([]),
  mustNot: z.array(z.string()).default([]),
});
export type PortalQuestion = z.infer<typeof portalQuestionSchema>;

export type Verdict = {
  readonly question: PortalQuestion;
  readonly reply: AnswerReply;
  readonly faults: readonly string[];
  /** Worse than no answer: it says `answered` and is not right. */
  readonly isWronglyAnswered: boolean;
};

/** What is wrong with an answer; nothing when it is right. */
export function judge(question: PortalQuestion, reply: AnswerReply): Verdict {
  const text = reply.text.toLowerCase();
  const pages = [...reply.sources, ...reply.next_steps].map(({ url }) => url);
  const faults = [
    ...(question.status.includes(reply.status) ? [] : [`status ${reply.status}`]),
    ...question.must
      .filter((any) => !any.some((words) => text.includes(words.toLowerCase())))
      .map((any) => `lacks ${any.join("|")}`),
    ...question.mustNot.filter((words) => text.includes(words.toLowerCase())).map((words) => `says ${words}`),
    ...(!question.service || question.service.some((slug) => pages.some((url) => url.includes(`/${slug}`)))
      ? []
      : [`not from ${question.service.join("|")}`]),
  ];
  return { question, reply, faults, isWronglyAnswered: faults.length > 0 && reply.status === "answered" };
}

export type Share = { readonly asked: number; readonly right: number; readonly wronglyAnswered: number };

/** Verdicts added up under a name each. */
export function sumUp(verdicts: readonly Verdict[], nameOf: (question: PortalQuestion) => string): Map<string, Share> {
  const sums = new Map<string, Share>();
  for (const { question, faults, isWronglyAnswered } of verdicts) {
    const name = nameOf(question);
    const { asked, right, wronglyAnswered } = sums.get(name) ?? { asked: 0, right: 0, wronglyAnswered: 0 };
    sums.set(name, {
      asked: asked + 1,
      right: right + Number(faults.length === 0),
      wronglyAnswered: wronglyAnswered + Number(isWronglyAnswered),
    });
  }
  return new Map([...sums].sort(([a], [b]) => a.localeCompare(b)));
}
