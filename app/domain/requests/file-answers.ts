import type { Attachment } from "#app/domain/attachments/attachment.ts";
import { textsIn } from "./answer-values.ts";
import type { AnswerValue } from "./types.ts";

type Named = Pick<Attachment, "id" | "name">;
type Answer = AnswerValue | undefined;

/** How a file stands in an answer: which one, and what to call it where answers are read. */
const toAnswer = ({ id, name }: Named): string => `${id}:${name}`;
const idInAnswer = (value: string): string => value.slice(0, value.indexOf(":"));

export const nameInAnswer = (value: string): string => value.slice(value.indexOf(":") + 1);

export const withFile = (answer: Answer, file: Named): string[] => [...textsIn(answer), toAnswer(file)];

/** `undefined` when it was the last one. */
export function withoutFile(answer: Answer, id: string): string[] | undefined {
  const left = textsIn(answer).filter((value) => idInAnswer(value) !== id);
  return left.length > 0 ? left : undefined;
}
