import type { Comparison, Rule } from "#app/domain/content/rule-schema.ts";
import type { Answer, Answers } from "./answers.ts";

export type Verdict = "met" | "not_met" | "unknown";

/** Whether an answer holds against a comparison. */
export function holds(comparison: Comparison, answer: Answer): boolean {
  switch (comparison.operator) {
    case "at_least":
      return Number(answer) >= comparison.value;
    case "at_most":
      return Number(answer) <= comparison.value;
    case "above":
      return Number(answer) > comparison.value;
    case "below":
      return Number(answer) < comparison.value;
    case "equals":
      return answer === comparison.value;
    case "not_equals":
      return answer !== comparison.value;
    case "one_of":
      return comparison.value.includes(String(answer));
    case "on_or_after":
      return String(answer) >= comparison.value;
    case "on_or_before":
      return String(answer) <= comparison.value;
  }
}

/** Three-valued: what is not known stays unknown only while it can still decide (Kleene's strong logic). */
export function evaluateRule(rule: Rule, answers: Answers): Verdict {
  if ("all" in rule) return join(rule.all, answers, "not_met", "met");
  if ("any" in rule) return join(rule.any, answers, "met", "not_met");
  if ("not" in rule) return opposite(evaluateRule(rule.not, answers));
  const answer = answers.get(rule.field);
  if (answer === undefined) return "unknown";
  return holds(rule, answer) ? "met" : "not_met";
}

function join(rules: readonly Rule[], answers: Answers, decides: Verdict, otherwise: Verdict): Verdict {
  const verdicts = rules.map((rule) => evaluateRule(rule, answers));
  if (verdicts.includes(decides)) return decides;
  return verdicts.includes("unknown") ? "unknown" : otherwise;
}

const opposite = (verdict: Verdict): Verdict =>
  verdict === "unknown" ? "unknown" : verdict === "met" ? "not_met" : "met";

/** The facts that could still decide an unknown rule, in the order in which it names them. */
export function listOpenFields(rule: Rule, answers: Answers): string[] {
  if (evaluateRule(rule, answers) !== "unknown") return [];
  if ("all" in rule) return rule.all.flatMap((part) => listOpenFields(part, answers));
  if ("any" in rule) return rule.any.flatMap((part) => listOpenFields(part, answers));
  if ("not" in rule) return listOpenFields(rule.not, answers);
  return [rule.field];
}
