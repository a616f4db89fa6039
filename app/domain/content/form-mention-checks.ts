import { checkCondition, type FieldsById, optionsOf, type Report } from "./form-condition-checks.ts";
import { leastGradeOfField } from "./field-grade.ts";
import type { CheckedForm } from "./form-schema-checks.ts";

/** Whatever a form says about its fields outside its steps names fields that are there, and of the right kind. */
export function checkMentions(form: CheckedForm, fields: FieldsById, report: Report): void {
  checkContact(form.contact, fields, report);
  checkRouting(form.routing, fields, report);
  checkNotices(form.notices, fields, report);
  checkRepeats(form.repeats, fields, report);
  if (form.description && fields.get(form.description)?.type !== "textarea") {
    report(["description"], `“${form.description}” is no textarea field of this form`);
  }
  form.summary.forEach((id, index) => {
    const field = fields.get(id);
    if (!field) report(["summary", index], `there is no field “${id}”`);
    else if (field.type === "group") report(["summary", index], `“${id}” is too long for a list`);
    else if (field.type === "text" ? field.masked : leastGradeOfField(field) === "confidential") {
      report(["summary", index], `“${id}” is not for everybody's eyes`);
    }
  });
}

function checkContact(contact: CheckedForm["contact"], fields: FieldsById, report: Report): void {
  if (!contact.phone && !contact.email) report(["contact"], "name a phone or an e-mail field");
  const expected = [
    ...contact.name.map((id) => ["name", id, "text"] as const),
    ["phone", contact.phone, "phone"] as const,
    ["email", contact.email, "email"] as const,
  ];
  for (const [key, id, type] of expected) {
    const found = id ? fields.get(id)?.type : type;
    if (found !== type && !(key === "name" && found === "person")) report(["contact", key], `“${id}” is no ${type} field of this form`);
  }
}

function checkRouting(routing: CheckedForm["routing"], fields: FieldsById, report: Report): void {
  if (!routing) return;
  const options = optionsOf(fields.get(routing.field));
  if (!options) return report(["routing", "field"], `“${routing.field}” is no choice of this form`);
  for (const kind of ["desks", "services"] as const) {
    for (const value of Object.keys(routing[kind])) {
      if (!options.includes(value)) report(["routing", kind, value], `“${value}” is no option of “${routing.field}”`);
    }
  }
}

function checkRepeats(repeats: CheckedForm["repeats"], fields: FieldsById, report: Report): void {
  if (!repeats) return;
  const place = fields.get(repeats.place);
  if (place?.type !== "text" && place?.type !== "address") {
    report(["repeats", "place"], `“${repeats.place}” is no text or address field of this form`);
  }
  repeats.same.forEach((id, index) => {
    if (!optionsOf(fields.get(id))) report(["repeats", "same", index], `“${id}” is no choice of this form`);
  });
  if (repeats.when) checkCondition(repeats.when, fields, ["repeats", "when"], report);
}

function checkNotices(notices: CheckedForm["notices"], fields: FieldsById, report: Report): void {
  const seen = new Set<string>();
  notices.forEach(({ id, when }, index) => {
    const path = ["notices", index];
    if (seen.has(id)) report([...path, "id"], `“${id}” is used twice`);
    seen.add(id);
    if (when.is) checkCondition({ field: when.field, is: when.is }, fields, [...path, "when"], report);
    else if (fields.get(when.field)?.type !== "date") {
      report([...path, "when", "field"], `“${when.field}” is no date of this form`);
    }
  });
}
