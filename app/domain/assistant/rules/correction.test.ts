import { expect, it } from "vitest";
import { withoutCorrection } from "./correction.ts";

it.each([
  ["no, I meant my father", "my father"],
  ["No, I meant at 95", "at 95"],
  ["sorry, I was asking about my father", "my father"],
  ["That's wrong, I mean the swimming pool", "the swimming pool"],
  ["my mistake: 95", "95"],
  ["不是，我是说95岁", "95岁"],
  ["说错了，是95岁", "是95岁"],
  ["我的意思是我父亲", "我父亲"],
  ["不好意思，我问的是残疾证", "残疾证"],
])("%s", (text, rest) => expect(withoutCorrection(text)).toBe(rest));

it.each([
  ["Wrong address on my card"],
  ["No residence permit, can I apply?"],
  ["不是本地人能办吗"],
  ["What did I mean to the court?"],
  ["no,"],
  ["对不起"],
])("%s stays as it is", (text) => expect(withoutCorrection(text)).toBe(text));
