import type { Fact } from "./facts-schema.ts";
import { type Comparison, listComparisons } from "./rule-schema.ts";
import type { ServiceFacts } from "./service-schema.ts";

/** Which kinds of facts an operator can be held against. */
const KINDS: Readonly<Record<Comparison["operator"], readonly Fact["type"][]>> = {
  at_least: ["number"],
  at_most: ["number"],
  above: ["number"],
  below: ["number"],
  equals: ["number", "boolean", "choice"],
  not_equals: ["number", "boolean", "choice"],
  one_of: ["choice"],
  on_or_after: ["date"],
  on_or_before: ["date"],
};

/** Rules ask only for facts that `facts.yml` can ask a person, and hold them against values they can have. */
export function checkRules(
  { requirements }: Pick<ServiceFacts, "requirements">,
  facts: ReadonlyMap<string, Fact>,
  fault: (path: PropertyKey[], message: string) => void,
): void {
  requirements.forEach(({ rule }, index) => {
    if (!rule) return;
    for (const { comparison, path } of listComparisons(rule)) {
      const message = faultOf(comparison, facts.get(comparison.field));
      if (message) fault(["requirements", index, "rule", ...path], message);
    }
  });
}

function faultOf({ field, operator, value }: Comparison, fact: Fact | undefined): string | undefined {
  if (!fact) return `facts.yml has no “${field}”`;
  if (!KINDS[operator].includes(fact.type)) return `“${operator}” does not go with “${field}”, a fact of type ${fact.type}`;
  switch (fact.type) {
    case "number":
      if (typeof value !== "number") return `“${field}” is a number`;
      return value < fact.min || value > fact.max ? `“${field}” lies between ${fact.min} and ${fact.max}` : undefined;
    case "boolean":
      return typeof value === "boolean" ? undefined : `“${field}” is true or false`;
    case "choice": {
      const options = fact.options.map((option) => option.value);
      const unknown = (Array.isArray(value) ? value : [value]).find((one) => !options.includes(String(one)));
      return unknown === undefined ? undefined : `“${field}” has no choice “${String(unknown)}”; there are: ${options.join(", ")}`;
    }
    case "date":
      return undefined;
  }
}
