import { partsOf } from "#app/domain/content/field-parts.ts";
import type { FormCondition, FormDefinition, FormField } from "#app/domain/content/form-schema.ts";

/** What is answered on purpose, by field; everything else gets any valid answer. */
export type Wishes = Readonly<Record<string, string>>;
export type Way = {
  readonly name: string;
  readonly wishes: Wishes;
  /** The notice that must appear. */ readonly notice?: string;
};

const LONG_AGO = "1940-03-27";

const allFields = (form: FormDefinition): FormField[] => form.steps.flatMap(({ fields }) => fields);

/** The conditions under which a field is asked: that of its step and its own. */
function conditionsOf(form: FormDefinition, fieldId: string): FormCondition[] {
  const step = form.steps.find(({ fields }) => fields.some(({ id }) => id === fieldId));
  const field = step?.fields.find(({ id }) => id === fieldId);
  return [step?.when, field?.when].flatMap((when) => (when ? [when] : []));
}

/** What must be answered before so that a field is asked at all, and then the answer itself. */
function wishFor(form: FormDefinition, fieldId: string, answer: string): Wishes {
  const before = conditionsOf(form, fieldId).map(({ field, is }) => wishFor(form, field, is[0] ?? ""));
  return Object.assign({}, ...before, { [fieldId]: answer }) as Wishes;
}

/**
 * Ways through a form that see both sides of each condition and each notice: the plain one, every option of a choice on
 * which something depends, and for each notice one that must bring it up.
 */
export function waysThrough(form: FormDefinition, today: string): Way[] {
  const deciding = new Set(
    form.steps
      .flatMap(({ when, fields }) => [when, ...fields.map((field) => field.when)])
      .flatMap((when) => (when ? [when.field] : [])),
  );
  const options = allFields(form)
    .filter(({ id }) => deciding.has(id))
    .flatMap((field) => ("options" in field ? field.options.map(({ value }) => [field.id, value] as const) : []));
  return [
    { name: "plain", wishes: {} },
    ...options.map(([id, value]) => ({ name: `${id} is ${value}`, wishes: wishFor(form, id, value) })),
    ...form.notices.flatMap(({ id, when }) =>
      (when.is ?? [today]).map((value) => ({
        name: `notice ${id}, ${value}`,
        wishes: wishFor(form, when.field, value),
        notice: id,
      })),
    ),
  ];
}

/** What somebody types into a field, as the names and values a browser sends. */
export function typedInto(field: FormField, wishes: Wishes, today: string): Record<string, string> {
  const wish = wishes[field.id];
  switch (field.type) {
    case "radio":
    case "select":
    case "checkboxes":
      return { [field.id]: wish ?? field.options[0]?.value ?? "" };
    case "date":
      return dateParts(field.id, wish ?? (field.must_be === "future" ? today : LONG_AGO));
    case "id-number":
      return { [field.id]: identityNumberOf(wishes[field.matches ?? ""] ?? LONG_AGO) };
    case "text":
      return { [field.id]: field.digits ? "1".repeat(field.digits.min) : "Li Hua".slice(0, field.max_length) };
    case "textarea":
      return { [field.id]: "In a few words." };
    case "phone":
      return { [field.id]: "13800138000" };
    case "email":
      return { [field.id]: "li.hua@example.org" };
    case "declaration":
      return { [field.id]: "yes" };
    case "address":
      return { [`${field.id}.place`]: "xinhua-community", [`${field.id}.line`]: "Unit 2, door 301" };
    case "person":
      return withPrefix(`${field.id}.`, partsOf(field), today, wishes);
    case "group":
      return Object.assign(
        {},
        ...Array.from({ length: Math.max(2, field.min) }, (_, at) =>
          withPrefix(`${field.id}[${at}].`, field.fields, today),
        ),
      ) as Record<string, string>;
    // Files are added beside the fields; nobody has to.
    case "file":
      return {};
  }
}

function withPrefix(
  prefix: string,
  parts: readonly FormField[],
  today: string,
  wishes: Wishes = {},
): Record<string, string> {
  const typed = Object.assign({}, ...parts.map((part) => typedInto(part, wishes, today))) as Record<string, string>;
  return Object.fromEntries(Object.entries(typed).map(([name, value]) => [`${prefix}${name}`, value]));
}

function dateParts(id: string, date: string): Record<string, string> {
  const [year = "", month = "", day = ""] = date.split("-");
  return { [`${id}.year`]: year, [`${id}.month`]: month, [`${id}.day`]: day };
}

/** A number that a person born on this day could have (GB 11643). */
export function identityNumberOf(born: string): string {
  const body = `110101${born.replaceAll("-", "")}001`;
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (2 ** (17 - index) % 11), 0);
  return `${body}${"10X98765432"[sum % 11]}`;
}
