import { expect, it } from "vitest";
import type { AnswerReply } from "#app/domain/assistant/present-answer.server.ts";
import { renderMarkup } from "#tests/support/render.tsx";
import { AnswerText } from "./answer-text.tsx";

const source = (n: number, language: string): AnswerReply["sources"][number] => ({
  n,
  title: "Lift",
  url: "/guides/lift",
  section: "Money",
  quote: "q",
  language,
  checked_on: null,
  page: null,
});
const answer = (text: string, sources: AnswerReply["sources"], language = "es"): AnswerReply => ({
  status: "answered",
  text,
  language,
  sources,
  next_steps: [],
});

it("marks what is quoted with the language of its source, and leaves our own notes in the page's", () => {
  const html = renderMarkup(
    <AnswerText answer={answer("Una nota.\n\n每户200元。 [1]\n- 一层 [1]", [source(1, "zh-CN")])} />,
    "es",
  );
  expect(html).toMatch(/^<div class="answer-text" lang="es" dir="auto"><p>Una nota\.<\/p>/);
  expect(html).toContain('<p lang="zh-CN" dir="auto">每户200元。');
  expect(html).toContain('<li lang="zh-CN" dir="auto">一层');
});

it("marks nothing that is in the answer's own language, or rests on sources of two", () => {
  const text = "One. [1]\n\nTwo. [1][2]";
  const html = renderMarkup(<AnswerText answer={answer(text, [source(1, "en"), source(2, "zh-CN")], "en")} />);
  expect(html.match(/lang=/g)).toHaveLength(1);
});
