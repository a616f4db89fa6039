import { expect, test } from "vitest";
import { findMentioned } from "./mentions.ts";

const people = ["Wang Fang", "Wang Fangfang", "王芳", "王芳芳", "Li", "吴建国 Wu Jianguo"].map((name) => ({ name }));
const called = (words: string) => findMentioned(words, people).map(({ name }) => name);

test.each([
  ["Wang Fang should look", "no sign before the name"],
  ["write to info@li.example", "a mail address"],
  ["@Lisa", "a longer word"],
  ["@Wang", "half a name"],
  ["@", "nothing"],
])("%j calls nobody: %s", (words) => expect(called(words)).toEqual([]));

test.each([
  ["@wang fang, please call", ["Wang Fang"]],
  ["@Wang Fangfang and @Li.", ["Wang Fangfang", "Li"]],
  ["请@王芳看一下", ["王芳"]],
  ["请@王芳芳看一下", ["王芳芳"]],
  ["@Li @Li", ["Li"]],
  ["请@吴建国看", ["吴建国 Wu Jianguo"]],
  ["@Wu Jianguo: look", ["吴建国 Wu Jianguo"]],
  ["@吴建国 Wu Jianguo", ["吴建国 Wu Jianguo"]],
])("%j calls %j", (words, names) => expect(called(words)).toEqual(names));

test("two people of one name are both called", () => {
  const twins = [
    { name: "Li", id: 1 },
    { name: "Li", id: 2 },
  ];
  expect(findMentioned("@Li", twins)).toEqual(twins);
});
