import { createHash } from "node:crypto";
import type { Transaction } from "#app/db/port.ts";
import { canonicalJson } from "#app/domain/audit/audit-event.server.ts";
import type { FormDefinition } from "./form-schema.ts";
import { retireForms, upsertForm } from "./forms.queries.server.ts";

/** Names the content of a form: the same questions have the same version wherever they are published. */
export function formVersion(form: FormDefinition): string {
  return createHash("sha256").update(canonicalJson(form)).digest("hex").slice(0, 16);
}

/** Stores the forms of a content folder, inside the caller's transaction, and retires the others. Idempotent. */
export async function publishForms(tx: Transaction, forms: readonly FormDefinition[], at: Date): Promise<void> {
  for (const form of forms) {
    await upsertForm(tx, { formId: form.id, version: formVersion(form), definition: form, publishedAt: at });
  }
  await retireForms(
    tx,
    forms.map((form) => form.id),
  );
}
