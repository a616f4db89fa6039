import type { EntryChange } from "#app/domain/requests/change-entries.server.ts";
import { ADD_ENTRY, REMOVE_ENTRY } from "#app/lib/entry-form.ts";
import { AppError } from "#app/lib/app-error.ts";

/** What a button beside the entries of a group was pressed for, if one was. */
export function readEntryChange(form: FormData): EntryChange | undefined {
  const [added, removed] = [form.get(ADD_ENTRY), form.get(REMOVE_ENTRY)];
  if (typeof added === "string") return { kind: "add", fieldId: added };
  if (typeof removed !== "string") return undefined;
  const [, fieldId, index] = /^([a-z][a-z0-9_]*)\.(\d{1,2})$/.exec(removed) ?? [];
  if (!fieldId || !index) throw new AppError("bad_request");
  return { kind: "remove", fieldId, index: Number(index) };
}

/** Names of inputs count the entries of groups. Throws `bad_request` for one far beyond any group, which would be read as a list as long. */
export function checkEntryNames(form: FormData): void {
  for (const name of form.keys()) if (/\[(?!\d{1,2}\])/.test(name)) throw new AppError("bad_request");
}
