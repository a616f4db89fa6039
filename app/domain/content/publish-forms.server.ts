import { createHash } from "node:crypto";
import type { Database } from "#app/db/port.ts";
import { canonicalJson } from "#app/domain/audit/audit-event.server.ts";
import type { FormDefinition } from "./form-schema.ts";
import { retireForms, selectCurrentVersions, upsertForm } from "./forms.queries.server.ts";

/** Names the content of a form: the same questions have the same version wherever they are published. */
export function formVersion(form: FormDefinition): string {
  return createHash("sha256").update(canonicalJson(form)).digest("hex").slice(0, 16);
}

/**
 * Brings the stored forms to those of a content folder. Changed ones get a new version beside the old, which requests
 * keep; those that are gone are offered no longer. Idempotent.
 */
export async function publishForms(
  db: Database,
  forms: readonly FormDefinition[],
  publishedAt: Date,
): Promise<{ readonly written: number; readonly unchanged: number; readonly removed: number }> {
  return db.transaction(async (tx) => {
    const current = await selectCurrentVersions(tx);
    const changed = forms.filter((form) => current.get(form.id) !== formVersion(form));
    for (const form of changed) {
      await upsertForm(tx, { formId: form.id, version: formVersion(form), definition: form, publishedAt });
    }
    const ids = forms.map((form) => form.id);
    const removed = await retireForms(tx, ids);
    return { written: changed.length, unchanged: forms.length - changed.length, removed };
  });
}
