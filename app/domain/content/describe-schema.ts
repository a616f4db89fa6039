import { z } from "zod";
import { policyFactsSchema } from "./document-schema.ts";
import { factsSchema } from "./facts-schema.ts";
import { FIELD_MEANINGS } from "./field-meanings.ts";
import { serviceFactsSchema } from "./service-schema.ts";
import { serviceTextsSchema } from "./service-text-schema.ts";

/** The part of a JSON Schema that our schemas use. */
type Shape = {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly additionalProperties?: Shape | boolean;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: unknown;
};

export type FieldRow = { readonly path: string; readonly type: string; readonly need: string };

const FILES = [
  { file: "services/<slug>/service.yml", schema: serviceFactsSchema },
  { file: "services/<slug>/<language>.md, front matter", schema: serviceTextsSchema },
  { file: "policies/<slug>/policy.yml", schema: policyFactsSchema },
  { file: "facts.yml, each entry", schema: factsSchema.element },
] as const;

/** Every field of a schema with its path (`costs[].amount_cents`), its type in words and whether it must be there. */
export function listFields(schema: z.ZodType): FieldRow[] {
  // Rules refer to themselves: what cannot be written as JSON Schema is "any", and told in words.
  const shape = z.toJSONSchema(schema, { io: "input", unrepresentable: "any", reused: "inline" }) as Shape;
  const rows = new Map<string, FieldRow>();
  collect(shape, "", rows);
  return [...rows.values()];
}

function collect(shape: Shape, path: string, rows: Map<string, FieldRow>): void {
  for (const way of shape.anyOf ?? shape.oneOf ?? []) collect(way, path, rows);
  for (const [name, part] of Object.entries(shape.properties ?? {})) {
    const here = path ? `${path}.${name}` : name;
    const need = part.default !== undefined ? "optional" : shape.required?.includes(name) ? "required" : "optional";
    const known = rows.get(here);
    rows.set(here, { path: here, type: joinTypes(known?.type, typeOf(part)), need: known?.need === "optional" ? "optional" : need });
    collect(part, here, rows);
  }
  if (shape.items) collect(shape.items, `${path}[]`, rows);
  if (typeof shape.additionalProperties === "object") collect(shape.additionalProperties, `${path}.<id>`, rows);
}

const joinTypes = (known: string | undefined, type: string): string =>
  known === undefined || known === type ? type : [...new Set([...known.split(" or "), ...type.split(" or ")])].join(" or ");

function typeOf(shape: Shape): string {
  if (shape.const !== undefined) return `\`${String(shape.const)}\``;
  if (shape.enum) return shape.enum.map((value) => `\`${String(value)}\``).join(" or ");
  if (shape.anyOf ?? shape.oneOf) return (shape.anyOf ?? shape.oneOf ?? []).map(typeOf).filter((type, i, all) => all.indexOf(type) === i).join(" or ");
  switch (shape.type) {
    case "array":
      return `list of ${shape.items?.properties ? "entries" : typeOf(shape.items ?? {})}`;
    case "object":
      return shape.properties ? "entry" : "entries by id";
    case "string":
      return shape.format === "date" ? "date" : "text";
    case "integer":
    case "number":
      return shape.type === "integer" ? "whole number" : "number";
    case "boolean":
      return "true or false";
    default:
      return "see below";
  }
}

const RULES = `## Rules

A requirement's \`rule\` is one comparison, or rules joined by \`all\`, \`any\` and \`not\`:

\`\`\`yaml
rule:
  any:
    - { field: age, operator: at_least, value: 60 }
    - all:
        - { field: disability_level, operator: one_of, value: ["1", "2"] }
        - not: { field: income_per_person_month, operator: at_least, value: 2000 }
\`\`\`

\`field\` is a fact of \`facts.yml\`. Numbers: \`at_least\`, \`at_most\`, \`above\`, \`below\`. Numbers, choices, true or false: \`equals\`, \`not_equals\`.
Choices: \`one_of\`. Dates: \`on_or_after\`, \`on_or_before\`. An operator that does not go with the fact, a value the fact cannot have and a fact
that is not there are faults with file and line.
`;

/** \`docs/content-schema.md\`, from the schemas themselves. */
export function describeContentSchema(): string {
  const sections = FILES.map(({ file, schema }) => {
    const rows = listFields(schema).map(({ path, type, need }) => {
      const meaning = FIELD_MEANINGS[path] ?? FIELD_MEANINGS[path.split(/[.]|\[\]/).at(-1) ?? path] ?? "";
      return `| \`${path}\` | ${type.replaceAll("|", "\\|")} | ${need} | ${meaning} |`;
    });
    return [`## \`${file}\``, "", "| field | type | | meaning |", "| --- | --- | --- | --- |", ...rows].join("\n");
  });
  const intro =
    "# Content schema\n\nMade from the schemas in `app/domain/content` by `npm run content -- schema --out docs/content-schema.md`; a test fails when it is behind.\nWhat no schema can see (ids that exist, texts in every language, figures that agree) is in `app/domain/content/README.md`.\n";
  return [intro, ...sections, "", RULES].join("\n");
}
