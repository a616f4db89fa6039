import type { Statement } from "../context.ts";
import { splitSentences } from "./sentences.ts";

export type ParsedReply = {
  readonly statements: readonly Statement[];
  readonly missing: string | undefined;
  readonly isNoAnswer: boolean;
};

const BULLET = /^\s*(?:[-*•·]|\d{1,2}[.)、])\s+/;

/** The sentence with its marks taken out, and what they point to. */
function toStatement(sentence: string, isListItem: boolean): Statement | undefined {
  const evidence: number[] = [];
  const text = sentence
    .replace(/\s*[[【]\s*(\d{1,2}(?:\s*[,，、]\s*\d{1,2})*)\s*[\]】]/g, (_, numbers: string) => {
      for (const number of numbers.split(/[,，、]/)) evidence.push(Number(number) - 1);
      return "";
    })
    .replace(/\*\*|__|^#+\s*/g, "")
    .trim();
  return text === "" ? undefined : { text, evidence: [...new Set(evidence)], isListItem };
}

/** Puts marks that follow the full stop before it, so that they stay with their sentence. */
const marksInside = (line: string) => line.replace(/([.!?。！？]+)((?:\s*[[【]\s*\d[\d\s,，、]*[\]】])+)/g, "$2$1");

/** Sentences of a model's reply with the sources they name, line by line. */
export function parseLine(line: string): Statement[] {
  const isListItem = BULLET.test(line);
  const body = marksInside(line.replace(BULLET, "").trim());
  const sentences = isListItem ? [body] : splitSentences(body);
  return sentences.flatMap((sentence) => toStatement(sentence, isListItem) ?? []);
}

export function parseReply(reply: string): ParsedReply {
  const text = reply.trim();
  if (/^\W*NO ANSWER\W*$/i.test(text)) return { statements: [], missing: undefined, isNoAnswer: true };
  const lines = text.split(/\n+/).filter((line) => line.trim() !== "");
  const missing = lines.map((line) => /^\W*MISSING\s*[:：]\s*(.+)$/i.exec(line)?.[1]?.trim()).find(Boolean);
  const statements = lines.filter((line) => !/^\W*(?:MISSING\s*[:：]|NO ANSWER)/i.test(line)).flatMap(parseLine);
  return { statements, missing, isNoAnswer: false };
}

/**
 * Gives each whole statement of a growing reply once, as soon as what follows shows that it has ended, marks included.
 * The last one comes with the whole reply.
 */
export function createReplyReader(onStatement: (statement: Statement) => void): (piece: string) => void {
  let reply = "";
  let given = 0;
  return (piece) => {
    reply += piece;
    const ready = parseReply(reply.slice(0, lastBoundary(reply))).statements;
    for (const statement of ready.slice(given)) onStatement(statement);
    given = Math.max(given, ready.length);
  };
}

/** Up to where no later text can change the statements: the last line break, or the end of a marked sentence with text behind. */
function lastBoundary(reply: string): number {
  const sentence =
    /^[\s\S]*[.!?。！？](?:\s*[[【]\s*\d[\d\s,，、]*[\]】])+(?=\s*[^\s[【.!?。！？])|^[\s\S]*(?:[[【]\s*\d[\d\s,，、]*[\]】])[.!?。！？](?=\s*[^\s[【])/.exec(
      reply,
    );
  return Math.max(reply.lastIndexOf("\n"), sentence?.[0].length ?? 0);
}
