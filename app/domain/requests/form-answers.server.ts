import type { FormDefinition, FormField, FormStep } from "#app/domain/content/form-schema.ts";
import { type GroupField, partsOf, type PersonField } from "#app/domain/content/field-parts.ts";
import { formatDate, formatList } from "#app/i18n/format.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { contentLanguageOf, inLanguage, type Language } from "#app/i18n/languages.ts";
import { holds, partsIn, textsIn } from "./answer-values.ts";
import { nameInAnswer } from "./file-answers.ts";
import type { Answers, AnswerValue, Parts, ReadableAnswer } from "./types.ts";

/** The fields of a step that are asked, given what was answered before. */
export function fieldsAsked(step: FormStep, answers: Answers): readonly FormField[] {
  return step.fields.filter((field) => holds(field.when, answers));
}

/** The steps that are asked, given what was answered. A step without fields to ask is left out. */
export function stepsAsked(form: FormDefinition, answers: Answers): readonly FormStep[] {
  return form.steps.filter((step) => holds(step.when, answers) && fieldsAsked(step, answers).length > 0);
}

/** Answers to what is asked, without those that an earlier answer has made meaningless. */
export function answersAsked(form: FormDefinition, answers: Answers): Answers {
  const asked = stepsAsked(form, answers).flatMap((step) => fieldsAsked(step, answers));
  return Object.fromEntries(
    asked.flatMap((field) => {
      const value = answers[field.id];
      return value === undefined ? [] : [[field.id, value]];
    }),
  );
}

/** Everything but the last four characters hidden. */
export function maskNumber(value: string): string {
  return value.length <= 4 ? "****" : `${"*".repeat(value.length - 4)}${value.slice(-4)}`;
}

/** Residents read their own answers on any screen; the desk in charge needs the numbers to work with them. */
export type AnswerReader = "resident" | "desk";

/** What an answer, or a chosen option, is called where it is read. */
export const answerLabel = (asked: Pick<FormField, "label" | "answer_label">, language: Language): string =>
  inLanguage(asked.answer_label ?? asked.label, language);

/** An answer in words: labels for options, dates written out, numbers of papers masked unless the desk reads. */
export function readAnswer(
  field: FormField,
  value: AnswerValue | undefined,
  language: Language,
  reader: AnswerReader = "resident",
): string {
  const t = getTranslator(language);
  if (value === undefined || value.length === 0) return t("forms:answer.none");
  if (field.type === "address") return readAddress(partsIn(value)[0] ?? {}, language);
  if (field.type === "person" || field.type === "group") {
    const entries = partsIn(value).map((parts) => readParts(field, parts, language, reader));
    return entries.join("\n");
  }
  switch (field.type) {
    case "radio":
    case "select":
    case "checkboxes": {
      const labels = textsIn(value).map((one) => {
        const option = field.options.find((offered) => offered.value === one);
        return option ? answerLabel(option, language) : one;
      });
      return formatList(contentLanguageOf(language), labels);
    }
    case "file":
      return formatList(contentLanguageOf(language), textsIn(value).map(nameInAnswer));
    case "date":
      return formatDate(language, String(value));
    case "id-number":
      return reader === "desk" ? String(value) : maskNumber(String(value));
    case "text":
      return field.masked && reader !== "desk" ? maskNumber(String(value)) : String(value);
    case "declaration":
      return t("forms:answer.declared");
    default:
      return String(value);
  }
}

/** A person or an entry of a group in one line, without the parts that were left empty. */
function readParts(field: PersonField | GroupField, parts: Parts, language: Language, reader: AnswerReader): string {
  const words = partsOf(field).flatMap((part) => {
    const value = parts[part.id];
    return value === undefined ? [] : [readAnswer(part, value, language, reader)];
  });
  return formatList(language, words);
}

/** An address as letters bear it in this language. */
function readAddress({ line = "", ...names }: Parts, language: Language): string {
  const place = names[contentLanguageOf(language)];
  return place ? getTranslator(contentLanguageOf(language))("forms:answer.address", { place, line }) : line;
}

/** All answers with their questions, in the order in which they were asked. */
export function readAnswers(
  form: FormDefinition,
  answers: Answers,
  language: Language,
  reader: AnswerReader = "resident",
): ReadableAnswer[] {
  return stepsAsked(form, answers)
    .flatMap((step) => fieldsAsked(step, answers))
    .map((field) => ({
      label: answerLabel(field, language),
      value: readAnswer(field, answers[field.id], language, reader),
    }));
}
