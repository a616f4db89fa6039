import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { promptsDir } from "#app/config/paths.server.ts";
import { fillPrompts, getPrompt, parsePrompt, PromptError } from "./prompts.server.ts";

const ids = readdirSync(promptsDir, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".md"))
  .map((file) => file.replaceAll("\\", "/").slice(0, -3));

const prompt = (inputs: string, text: string) =>
  `---\nid: a/b\nmodel_role: system\ninputs: [${inputs}]\noutput_schema: none\nowner: x\n---\n${text}`;

it.each([
  ["no front matter", "Hello"],
  ["a place that is no input", prompt("", "Hello {{name}}")],
  ["an input without a place", prompt("name", "Hello")],
  ["another file's id", prompt("", "Hello").replace("a/b", "c/d")],
  ["an unknown field", prompt("", "Hello").replace("owner: x", "owner: x\nmood: good")],
])("a prompt with %s is refused", (_, source) => {
  expect(() => parsePrompt(source, "a/b")).toThrow(PromptError);
});

it.each(ids)("%s is sound", (id) => {
  expect(getPrompt(id).id).toBe(id);
});

it("values are data: places and marks within them stay as they are", async () => {
  const { messages } = await fillPrompts(["compose/question"], {
    fence: "==",
    sources: "{{question}} <b> & {x}",
    question: "{{#a}}",
  });
  expect(messages[0]?.content).toContain("{{question}} <b> & {x}");
  expect(messages[0]?.content).toContain("{{#a}}");
});
