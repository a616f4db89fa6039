import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "#app/config/paths.server.ts";
import { loadContent } from "#app/domain/content/load-content.server.ts";
import { answerLabel } from "#app/domain/requests/form-answers.server.ts";
import { CONTENT_LANGUAGES } from "#app/i18n/languages.ts";

/** Staff read these as well: "I" would be nobody, and "you" somebody else. */
const PERSONAL = { en: /\b(?:I|me|my|we|our|you|your)\b/i, "zh-CN": /[我您你]/ } as const;

describe("the answers of forms", () => {
  it.each(CONTENT_LANGUAGES)("are named in %s without “I” and “you”", async (language) => {
    const loaded = await loadContent(join(projectRoot, "content"));
    if (loaded.status === "faulty") throw new Error(JSON.stringify(loaded.faults));
    const personal = loaded.content.forms.flatMap((form) =>
      form.steps
        .flatMap((step) => step.fields)
        .flatMap((field) => [field, ...("options" in field ? field.options : [])])
        .map((asked) => answerLabel(asked, language))
        .filter((label) => PERSONAL[language].test(label))
        .map((label) => `${form.id}: ${label}`),
    );
    expect(personal).toEqual([]);
  });
});
