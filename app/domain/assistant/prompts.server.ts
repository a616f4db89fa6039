import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ChatPromptTemplate } from "@langchain/core/prompts";
import { parse } from "yaml";
import { z } from "zod";
import { promptsDir } from "#app/config/paths.server.ts";
import type { LlmMessage } from "#app/ports/llm/port.ts";
import type { PromptUse } from "./types.ts";

const frontMatterSchema = z.strictObject({
  id: z.string().regex(/^[a-z-]+\/[a-z-]+$/),
  model_role: z.enum(["system", "user"]),
  inputs: z.array(z.string().regex(/^[a-z_]+$/)),
  output_schema: z.string(),
  owner: z.string(),
});

export type Prompt = {
  readonly id: string;
  readonly hash: string;
  readonly role: "system" | "user";
  readonly inputs: readonly string[];
  readonly text: string;
};

/** A prompt file is wrong; the message names it. */
export class PromptError extends Error {}

/** Reads a prompt file: its front matter must be whole and its `{{places}}` exactly the `inputs` it names. */
export function parsePrompt(source: string, expectedId: string): Prompt {
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source);
  if (!match) throw new PromptError(`prompts/${expectedId}.md: front matter between two lines of --- is missing`);
  const parsed = frontMatterSchema.safeParse(parse(match[1] ?? ""));
  if (!parsed.success) {
    throw new PromptError(
      `prompts/${expectedId}.md: ${parsed.error.issues.map((one) => `${one.path.join(".")} ${one.message}`).join("; ")}`,
    );
  }
  const { id, model_role: role, inputs } = parsed.data;
  if (id !== expectedId) throw new PromptError(`prompts/${expectedId}.md: id is “${id}”`);
  const text = (match[2] ?? "").trim();
  const places = new Set([...text.matchAll(/\{\{\s*([^}]*?)\s*\}\}/g)].map((place) => place[1] ?? ""));
  const unknown = [...places].filter((place) => !inputs.includes(place));
  const unused = inputs.filter((input) => !places.has(input));
  if (unknown.length > 0) throw new PromptError(`prompts/${expectedId}.md: {{${unknown[0]}}} is not among inputs`);
  if (unused.length > 0) throw new PromptError(`prompts/${expectedId}.md: input ${unused[0]} is not used`);
  return { id, role, inputs, text, hash: createHash("sha256").update(source).digest("hex").slice(0, 16) };
}

const loaded = new Map<string, Prompt>();

export function getPrompt(id: string): Prompt {
  let prompt = loaded.get(id);
  if (!prompt) {
    prompt = parsePrompt(readFileSync(join(promptsDir, `${id}.md`), "utf8"), id);
    loaded.set(id, prompt);
  }
  return prompt;
}

/** The messages of some prompts with their values, and what to store about them. Values are data: marks in them stay text. */
export async function fillPrompts(
  ids: readonly string[],
  values: Readonly<Record<string, string>>,
): Promise<{ messages: LlmMessage[]; uses: PromptUse[] }> {
  const prompts = ids.map(getPrompt);
  const template = ChatPromptTemplate.fromMessages(
    prompts.map((prompt) => [prompt.role, prompt.text] as [string, string]),
    { templateFormat: "mustache" },
  );
  const filled = await template.formatMessages({ ...values });
  return {
    messages: filled.map((message, index) => ({
      role: prompts[index]?.role ?? "user",
      content: String(message.content),
    })),
    uses: prompts.map(({ id, hash }) => ({ id, hash })),
  };
}
