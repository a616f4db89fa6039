import { randomBytes } from "node:crypto";
import { z } from "zod";
import { partsOf } from "#app/domain/content/field-parts.ts";
import type { FormField, GroupPart } from "#app/domain/content/form-schema.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { CONTENT_LANGUAGES, inLanguage } from "#app/i18n/languages.ts";
import { ELSEWHERE, findAddressPlace } from "./address-places.ts";
import { partsIn } from "./answer-values.ts";
import { cleanWords } from "./clean-words.ts";
import { labelOfPart } from "./part-labels.server.ts";
import type { StepContext } from "./step-schema.server.ts";
import type { Answers, Parts } from "./types.ts";

type Composite = Extract<FormField, { type: "address" | "person" | "group" }>;
type Fault = (path: (string | number)[], message: string) => void;
/** The schema of one simple question, with what it is called. */
export type Ask = (part: GroupPart, context: StepContext, label: string) => z.ZodType;
type Words = { readonly required: string; readonly tooLong: (max: number) => string };

export const ADDRESS_LINE_LENGTH = 200;

const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === "string" ? value.trim() === "" : Object.values(value).every(isBlank));

/** What a browser sent for several parts, those that were left empty taken out. */
function typedParts(raw: unknown): Readonly<Record<string, unknown>> {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return {};
  return Object.fromEntries(Object.entries(raw).filter(([, value]) => !isBlank(value)));
}

/**
 * The schema of a field of several parts. Each part has its own faults, at its own place; what was left empty altogether is no
 * answer. Takes what the browser sent as it is, so that the faults of an entry stand at the entry the page shows.
 */
export function compositeSchema(field: Composite, words: Words, context: StepContext, ask: Ask): z.ZodType {
  return z
    .unknown()
    .optional()
    .transform((raw, { addIssue }) => {
      const fault: Fault = (path, message) => addIssue({ code: "custom", path, message });
      switch (field.type) {
        case "address":
          return readAddress(field, typedParts(raw), words, context, fault);
        case "person":
          return readPerson(field, typedParts(raw), context, ask, fault);
        case "group":
          return readGroup(field, raw, context, ask, fault);
      }
    });
}

function readAddress(
  field: Extract<Composite, { type: "address" }>,
  typed: Readonly<Record<string, unknown>>,
  words: Words,
  { language, site }: StepContext,
  fault: Fault,
): Parts | undefined {
  const t = getTranslator(language);
  const line = cleanWords(typeof typed["line"] === "string" ? typed["line"] : "", ADDRESS_LINE_LENGTH * 2) ?? "";
  const chosen = typeof typed["place"] === "string" ? typed["place"] : "";
  if (!field.required && !chosen && !line) return undefined;
  const found = findAddressPlace(site, chosen);
  const isElsewhere = field.elsewhere && chosen === ELSEWHERE;
  if (!found && !isElsewhere) fault(["place"], chosen ? t("forms:error.invalid.address") : words.required);
  if (!line) fault(["line"], t("forms:error.address_line"));
  if ([...line].length > ADDRESS_LINE_LENGTH) fault(["line"], words.tooLong(ADDRESS_LINE_LENGTH));
  if (!found) return { place: ELSEWHERE, line };
  // What a place is called when it is given stands with it: places are renamed and merged, answers stay.
  const names = CONTENT_LANGUAGES.map((one) => {
    const [place, area] = [inLanguage(found.place.name, one), found.area && inLanguage(found.area.name, one)];
    return [one, area ? getTranslator(one)("forms:answer.place_within", { place, area }) : place] as const;
  });
  return { place: chosen, line, ...Object.fromEntries(names) };
}

function readPerson(
  field: Extract<Composite, { type: "person" }>,
  typed: Readonly<Record<string, unknown>>,
  context: StepContext,
  ask: Ask,
  fault: Fault,
): Parts | undefined {
  if (!field.required && isBlank(typed)) return undefined;
  const [kept] = partsIn(context.kept[field.id]);
  return readParts(field, typed, { ...context, kept: numbersBeside(context.kept, field, kept) }, ask, fault);
}

/** What a part is judged beside: the date of birth that was asked before, and its own number. */
const numbersBeside = (
  answers: Answers,
  { matches = "" }: { readonly matches?: string | undefined },
  kept: Parts = {},
): Answers => ({ ...kept, ...(answers[matches] === undefined ? {} : { [matches]: answers[matches] }) });

function readGroup(
  field: Extract<Composite, { type: "group" }>,
  raw: unknown,
  context: StepContext,
  ask: Ask,
  fault: Fault,
): Parts[] | undefined {
  const t = getTranslator(context.language);
  const sent = (Array.isArray(raw) ? raw.slice(0, field.max + 1) : []).map(typedParts);
  const known = partsIn(context.kept[field.id]);
  const given = sent.map((typed, index) => {
    const kept = known.find(({ key }) => key !== undefined && key === typed["key"]);
    const { key: _key, ...parts } = typed;
    return { index, parts, kept, isBlank: isBlank(parts) && !hasNumber(field, kept) };
  });
  const filled = given.filter((one) => !one.isBlank).length;
  const least = field.required ? field.min : 0;
  if (filled > field.max) fault([], t("forms:error.group_max", { count: field.max }));
  if (given.length < least) fault([], t("forms:error.group_min", { count: least }));
  let missing = Math.max(0, least - filled);
  const entries = given.flatMap(({ index, parts, kept, isBlank: isEmpty }) => {
    // An empty entry is left out, unless there are too few without it: then it says what is missing.
    if (isEmpty && missing-- <= 0) return [];
    const at: Fault = (path, message) => fault([index, ...path], message);
    const { key = newKey(), ...others } = kept ?? {};
    return [{ key, ...readParts(field, parts, { ...context, kept: others }, ask, at) }];
  });
  return entries.length > 0 ? entries : undefined;
}

/** Names an entry of a group, so that a number that is not sent back to the page stays with its own. */
export const newKey = (): string => randomBytes(4).toString("hex");

const hasNumber = (field: FormField, kept: Parts | undefined): boolean =>
  partsOf(field).some(({ id, type }) => type === "id-number" && kept?.[id] !== undefined);

function readParts(
  field: FormField,
  typed: Readonly<Record<string, unknown>>,
  context: StepContext,
  ask: Ask,
  fault: Fault,
): Parts {
  const entries = partsOf(field).flatMap((part) => {
    const read = ask(part, context, labelOfPart(field, part, context.language)).safeParse(
      // A date has boxes even when all are empty; its own schema says that it is missing.
      typed[part.id] ?? (part.type === "date" ? {} : undefined),
    );
    if (!read.success) {
      const [issue] = read.error.issues;
      if (issue) fault([part.id], issue.message);
      return [];
    }
    const kept = part.type === "id-number" ? context.kept[part.id] : undefined;
    const value = read.data ?? kept;
    return typeof value === "string" && value !== "" ? [[part.id, value] as const] : [];
  });
  return Object.fromEntries(entries);
}
