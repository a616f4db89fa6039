import { basename } from "node:path";
import type { ContentFault } from "./content.ts";
import { type FormDefinition, formSchema } from "./form-schema.ts";
import type { KnownIds } from "./known-ids.ts";
import { type ContentLines, readYaml } from "./source-file.server.ts";

/** Reads one `content/forms/<id>.yml`; every fault is added with its line, and then there is no form. */
export function parseForm(
  file: string,
  text: string,
  options: { readonly faults: ContentFault[]; readonly lines?: ContentLines; readonly known?: Pick<KnownIds, "services" | "desks"> },
): FormDefinition | undefined {
  const { faults, known } = options;
  const source = readYaml(file, text, formSchema, { faults, lines: options.lines });
  if (!source) return undefined;
  const form = source.value;
  const before = faults.length;
  const report = (path: readonly PropertyKey[], message: string) =>
    faults.push({ file, line: source.lineOf(path), message });
  if (`${form.id}.yml` !== basename(file)) report(["id"], `id: the file must be named ${form.id}.yml`);
  if (known && form.service && !known.services.has(form.service)) {
    report(["service"], `service: there is no service “${form.service}”`);
  }
  for (const [kind, word] of [["desks", "desk"], ["services", "service"]] as const) {
    for (const [value, id] of Object.entries(form.routing?.[kind] ?? {})) {
      if (known && !known[kind].has(id)) report(["routing", kind, value], `routing: there is no ${word} “${id}”`);
    }
  }
  return faults.length === before ? form : undefined;
}
