import type { FormDefinition } from "#app/domain/content/form-schema.ts";
import { holds } from "./answer-values.ts";
import type { Matter } from "./identifiers.ts";
import type { AnswerValue, Answers } from "./types.ts";

/** However it was typed: letters and digits alone, words in one order. */
function plainPlace(value: AnswerValue | undefined): string {
  const parts = value === undefined ? [] : typeof value === "string" ? [value] : Object.values(value);
  const words = parts.flatMap((part) =>
    String(part)
      .normalize("NFKC")
      .toLowerCase()
      .split(/[^\p{L}\p{M}\p{N}]+/u),
  );
  return words
    .filter((word) => word !== "")
    .sort()
    .join(" ");
}

/** What several residents may tell of: the form's matter at its place. `undefined` for what is somebody's own. */
export function matterOf(form: FormDefinition, answers: Answers): Matter | undefined {
  const { repeats } = form;
  if (!repeats || !holds(repeats.when, answers)) return undefined;
  const place = plainPlace(answers[repeats.place]);
  if (place === "") return undefined;
  const same = repeats.same.map((id) => `${id}=${JSON.stringify(answers[id] ?? "")}`);
  return { kind: "place", value: [form.id, ...same, place].join("|") };
}
