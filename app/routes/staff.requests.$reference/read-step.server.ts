import { z } from "zod";
import { cleanWords } from "#app/domain/requests/clean-words.ts";
import { REASON_CODES, REQUEST_STATES } from "#app/domain/requests/states.ts";

const words = z.string().catch("");

/** What a step's form sends. Words are kept as typed, so that a refused step can show them again. */
const moveSchema = z.object({
  intent: z.literal("move"),
  to: z.enum(REQUEST_STATES).exclude(["draft"]),
  version: z.coerce.number().int().positive(),
  /** How many events stood on the page they wrote from. */
  seen: z.coerce.number().int().min(0),
  reason: z.enum(REASON_CODES).optional().catch(undefined),
  words,
  remedy: words,
  note: words,
  desk: z.string().max(100).catch(""),
  /** A text to put behind the words instead of sending. */
  template: z.string().max(100).catch(""),
  insert: z.string().optional().catch(undefined),
});

export type Step = z.infer<typeof moveSchema>;

const takeSchema = z.object({
  intent: z.literal("take"),
  /** Who held it on the page they saw; empty for nobody. */
  holder: z.union([z.uuid(), z.literal("").transform(() => null)]),
});

const noteSchema = z.object({ intent: z.literal("note"), words });

const formSchema = z.discriminatedUnion("intent", [
  moveSchema,
  noteSchema,
  takeSchema.transform(({ intent, holder }) => ({ intent, seenHolderId: holder })),
]);

/** `undefined` when it is no form of ours. */
export function readStep(form: FormData): z.infer<typeof formSchema> | undefined {
  return formSchema.safeParse(Object.fromEntries(form)).data;
}

export function hasWords(step: Step): boolean {
  return [step.words, step.remedy, step.note].some((text) => cleanWords(text) !== undefined);
}
