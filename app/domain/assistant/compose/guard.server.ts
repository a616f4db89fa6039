import { analyseFor } from "../analyse.server.ts";
import type { PipelineContext } from "../context.ts";
import { getPrompt } from "../prompts.server.ts";
import type { Guard } from "./check-statement.ts";
import { readOwnContacts } from "./own-contacts.server.ts";

const PROMPTS = ["compose/answer", "rephrase/standalone", "translate/query"];
/** So many letters in a row are no accident. */
const LEAK_LENGTH = 24;
const squeeze = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** What sentences of an answer are checked against. */
export async function makeGuard(context: PipelineContext): Promise<Guard> {
  const contacts = await readOwnContacts(context);
  const prompt = PROMPTS.map((id) => squeeze(getPrompt(id).text)).join("\n");
  return {
    get evidence() {
      return context.evidence;
    },
    analyse: await analyseFor(context),
    isOwn: (contact) => contacts.has(contact),
    isPrompt(text) {
      const plain = squeeze(text);
      for (let at = 0; at + LEAK_LENGTH <= plain.length; at += 1)
        if (prompt.includes(plain.slice(at, at + LEAK_LENGTH))) return true;
      return false;
    },
  };
}
