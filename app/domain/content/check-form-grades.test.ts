import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { projectRoot } from "#app/config/paths.server.ts";
import type { Grade } from "#app/domain/desks/grades.ts";
import { aSite } from "#tests/factories/site.ts";
import { checkFormGrades } from "./check-form-grades.ts";
import type { ContentFault } from "./content.ts";
import { type FormDefinition, formSchema } from "./form-schema.ts";

const readForm = (id: string): FormDefinition =>
  formSchema.parse(parse(readFileSync(join(projectRoot, `content/forms/${id}.yml`), "utf8")));

/** What is wrong with a form when the desk of its service reads up to `grade`. */
function faultsOf(form: FormDefinition, grade: Grade): string[] {
  const plain = aSite();
  const site = { ...plain, desks: plain.desks.map((desk) => ({ ...desk, grade })) };
  const faults: ContentFault[] = [];
  const deskOf = new Map([[form.service ?? "", "civil-affairs"]]);
  checkFormGrades([form], { site, deskOf, lines: new Map() }, faults);
  return faults.map(({ file, message }) => `${file}: ${message}`);
}

test("a field that no role may read at the desk it goes to is refused, with field, grade and desk", () => {
  expect(faultsOf(readForm("old-age-allowance"), "confidential")).toEqual([
    "forms/old-age-allowance.yml: “bank_account” is restricted, which no role at the desk “civil-affairs” may read (confidential)",
  ]);
});

test("a number of papers is refused at a desk that reads less than its default, said or not", () => {
  const faults = faultsOf(readForm("old-age-card"), "internal");
  expect(faults.some((fault) => fault.includes("“identity_number” is confidential"))).toBe(true);
  expect(faults.some((fault) => fault.includes("“permit_number” is confidential"))).toBe(true);
});

test("a desk that reads everything reads every field", () => {
  for (const id of ["old-age-allowance", "old-age-card", "residence-registration"])
    expect(faultsOf(readForm(id), "restricted"), id).toEqual([]);
});

test("a form that no service and no answer sends anywhere goes to the desk for everything else", () => {
  const { service: _none, routing: _nowhere, ...form } = readForm("old-age-allowance");
  expect(faultsOf(form, "confidential").every((fault) => fault.includes(aSite().desks.find(({ catchall }) => catchall)?.id ?? "?"))).toBe(true);
  expect(faultsOf(form, "confidential")).toHaveLength(1);
});
