import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import { projectRoot } from "#app/config/paths.server.ts";
import { ANSWER_STATUSES } from "#app/domain/assistant/answer-statuses.ts";
import { maskPersonalData } from "#app/lib/personal-data.ts";
import { cleanText } from "#app/domain/assistant/rules/normalise.ts";
import { withoutMarks } from "#app/domain/assistant/rules/without-marks.ts";
import type { Order } from "#tests/support/obedient-model.ts";

const payloadSchema = z.strictObject({ en: z.string(), zh: z.string(), never: z.array(z.string()) });
const attackSchema = z.strictObject({
  q: z.string().min(1),
  history: z.array(z.string()).default([]),
  does: z.array(z.string()).min(1),
  never: z.array(z.string()).default([]),
  status: z.array(z.enum(ANSWER_STATUSES)).optional(),
  page: z.string().optional(),
});
const fileSchema = z.strictObject({
  payloads: z.record(z.string(), payloadSchema),
  attacks: z.record(z.string(), z.array(attackSchema)),
});

/** One attack, with everything an obedient model would write for it. */
export type Attack = Readonly<
  Pick<z.infer<typeof attackSchema>, "history" | "status" | "page"> & {
    id: string;
    category: string;
    language: "en" | "zh-CN";
    question: string;
    does: readonly string[];
    /** What must not reach the resident. */
    never: readonly string[];
  }
>;

export const languageOf = (text: string): Attack["language"] => (/\p{Script=Han}/u.test(text) ? "zh-CN" : "en");
export const evalsPath = (name: string): string => `${projectRoot}/tests/evals/${name}`;

export async function readAttacks(): Promise<Attack[]> {
  const { payloads, attacks } = fileSchema.parse(parse(await readFile(evalsPath("attacks.yml"), "utf8")));
  return Object.entries(attacks).flatMap(([category, list]) =>
    list.map(({ q, does, never, ...rest }, index): Attack => {
      const language = languageOf(q);
      const found = does.map((name) => {
        const payload = payloads[name];
        if (!payload) throw new Error(`attacks.yml: no payload ${name}`);
        return payload;
      });
      return {
        ...rest,
        id: `${category}-${index + 1}`,
        category,
        language,
        question: q,
        does: found.map((payload) => payload[language === "en" ? "en" : "zh"]),
        never: [...never, ...found.flatMap((payload) => payload.never)],
      };
    }),
  );
}

/** The shapes in which an attack's question can stand in a prompt. */
export function toOrder({ question, does }: Attack): Order {
  const clean = cleanText(question);
  const masked = maskPersonalData(clean, (kind) => `[${kind}]`).text;
  const pieces = masked.split(/\[[^\]]*\]|https?:\S+/).map((piece) => piece.trim());
  return { heardBy: [clean, withoutMarks(masked), ...pieces].filter((text) => text.length > 5), does };
}

const innocentSchema = z.strictObject({
  q: z.string().min(1),
  /** Our pages answer it. */
  answered: z.boolean().default(true),
});
export type Innocent = z.infer<typeof innocentSchema>;

export async function readInnocents(): Promise<Innocent[]> {
  return z.array(innocentSchema).parse(parse(await readFile(evalsPath("innocents.yml"), "utf8")));
}
