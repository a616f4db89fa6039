import { gradeCeiling } from "#app/domain/accounts/desk-scope.ts";
import { gradesUpTo } from "#app/domain/accounts/grades.ts";
import { STAFF_ROLES } from "#app/domain/accounts/roles.ts";
import type { Site } from "#app/domain/desks/site-schema.ts";
import type { ContentFault } from "./content.ts";
import { gradeOfField } from "./field-grade.ts";
import type { FormDefinition } from "./form-schema.ts";
import type { ContentLines } from "./source-file.server.ts";

type Known = {
  readonly site: Site;
  /** The desk of each service. */
  readonly deskOf: ReadonlyMap<string, string>;
  readonly lines: ContentLines;
};

/** The desks that requests of a form go to. */
function desksOf(form: FormDefinition, { site, deskOf }: Known): Site["desks"] {
  const services = [form.service, ...Object.values(form.routing?.services ?? {})];
  const ids = new Set([
    ...services.flatMap((slug) => (slug ? [deskOf.get(slug)] : [])),
    ...Object.values(form.routing?.desks ?? {}),
  ]);
  return site.desks.filter(({ id, catchall }) => ids.has(id) || (ids.size === 0 && catchall));
}

/** An answer that no role may read at a desk its request goes to is asked for in vain: such a field is a fault. */
export function checkFormGrades(forms: readonly FormDefinition[], known: Known, faults: ContentFault[]): void {
  for (const form of forms) {
    const file = `forms/${form.id}.yml`;
    for (const desk of desksOf(form, known)) {
      const readable = new Set(
        STAFF_ROLES.flatMap((role) => gradesUpTo(gradeCeiling({ roles: [role], deskIds: [desk.id] }, desk))),
      );
      form.steps.forEach((step, index) =>
        step.fields.forEach((field, at) => {
          const grade = gradeOfField(field);
          if (readable.has(grade)) return;
          const path = ["steps", index, "fields", at, ...(field.grade ? ["grade"] : [])];
          const message = `“${field.id}” is ${grade}, which no role at the desk “${desk.id}” may read (${desk.grade})`;
          faults.push({ file, line: known.lines.get(file)?.(path) ?? 1, message });
        }),
      );
    }
  }
}
