import { expect, test } from "vitest";
import { isStopWord } from "./stop-words.ts";

test.each([
  ["", "nothing"],
  ["Please do not stop", "a sentence with the word in it"],
  ["When does the lift stop?", "a question"],
  ["请不要停止", "the same in Chinese"],
  ["no quiero la baja", "the same in Spanish"],
  ["لا تتوقف", "another form of the verb"],
  ["STOPP", "another word"],
  ["1", "a number"],
])("%j ends nothing: %s", (text) => {
  expect(isStopWord(text)).toBe(false);
});

test.each([
  "STOP",
  " stop. ",
  "“Stop!”",
  "ＳＴＯＰ",
  "stop all",
  "退订",
  "退訂。",
  "【停止】",
  "td",
  "T",
  "Baja",
  "¡ALTO!",
  "توقف",
  "تَوَقَّف",
  "\u200fتوقف\u200e",
  "إيقاف",
  "الغاء",
  "إلغاء",
])("%j ends the messages", (text) => {
  expect(isStopWord(text)).toBe(true);
});
