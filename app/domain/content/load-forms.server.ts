import type { FormDefinition } from "./form-schema.ts";
import type { KnownIds } from "./known-ids.ts";
import { parseForm } from "./parse-form.server.ts";
import { listYamlNames, type Reading, readText } from "./read-record.server.ts";

/** Reads every `content/forms/<id>.yml`; faults are added to the reading. */
export async function loadForms(reading: Reading, known: KnownIds | undefined): Promise<FormDefinition[]> {
  const forms: FormDefinition[] = [];
  for (const name of (await listYamlNames(reading, "forms")).sort()) {
    const file = `forms/${name}.yml`;
    const text = await readText(reading, file);
    const form = text === undefined ? undefined : parseForm(file, text, { faults: reading.faults, lines: reading.lines, ...(known ? { known } : {}) });
    if (form) forms.push(form);
  }
  return forms;
}
