import type { Assurance } from "#app/domain/accounts/assurance.ts";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseWithZod } from "@conform-to/zod/v4";
import { parse } from "yaml";
import { projectRoot } from "#app/config/paths.server.ts";
import type { Database } from "#app/db/port.ts";
import { formSchema } from "#app/domain/content/form-schema.ts";
import { publishForms } from "#app/domain/content/publish-forms.server.ts";
import { getStepSchema } from "#app/domain/requests/get-step-schema.server.ts";
import { saveStep } from "#app/domain/requests/save-step.server.ts";
import { startDraft } from "#app/domain/requests/start-draft.server.ts";
import { aVisitor, requestDeps, type RequestDeps } from "./request.ts";

/** Who fills in the forms of a test, in English. */
export const aFormReader = { visitorId: aVisitor("li hua"), language: "en" } as const;

/** The sample district's forms of these names, published, beside a desk for complaints. */
export async function formDepsWith(db: Database, names: readonly string[]): Promise<RequestDeps> {
  const deps = requestDeps(db);
  const [, , lastDesk] = deps.site.desks;
  if (!lastDesk) throw new Error("The district of the tests has lost its third desk.");
  const desks = [...deps.site.desks, { ...lastDesk, id: "complaints" }];
  const forms = names.map((name) =>
    formSchema.parse(parse(readFileSync(join(projectRoot, `content/forms/${name}.yml`), "utf8"))),
  );
  await publishForms(db, forms, deps.clock.now());
  return { ...deps, site: { ...deps.site, desks } };
}

export type FormKey = {
  formId: string;
  draftId: string;
  visitorId: string;
  assurance?: Assurance;
  mode?: "full" | "simple";
};

export async function begin(deps: RequestDeps, formId: string, assurance: Assurance = "low"): Promise<FormKey> {
  const { visitorId } = aFormReader;
  const outcome = await startDraft(deps, { formId, visitorId, assurance });
  if (outcome.status !== "begun") throw new Error(outcome.status);
  return { formId, draftId: outcome.draftId, visitorId, assurance };
}

/** Sends one step as a browser would; gives the errors by field, or where it goes next. */
export async function send(
  deps: RequestDeps,
  key: FormKey,
  stepId: string,
  typed: Record<string, string>,
  isChange = false,
) {
  const { schema } = await getStepSchema(deps, { ...key, stepId, language: aFormReader.language });
  const form = new FormData();
  for (const [name, value] of Object.entries(typed)) form.append(name, value);
  const submission = parseWithZod(form, { schema });
  if (submission.status !== "success") return submission.reply().error;
  return saveStep(deps, { ...key, stepId, values: submission.value, isChange });
}
