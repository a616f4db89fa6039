import type { StoredFact } from "#app/domain/attachments/attachments.queries.server.ts";
import { placeOnDisk } from "#app/ports/files/disk.server.ts";
import { assertFileName } from "#app/ports/files/port.ts";
import { FILES } from "./records.server.ts";

type Found = { readonly path: string; readonly size: number; readonly sha256: string };

/** Which attached files of the database are missing among those that were found, or are not what was stored: a line for each. */
export function compareAttachments(facts: readonly StoredFact[], found: readonly Found[]): string[] {
  const byPath = new Map(found.map((file) => [file.path, file]));
  return facts.flatMap(({ storedAs, sha256, bytes }) => {
    assertFileName(storedAs);
    const path = `${FILES}/${placeOnDisk(storedAs)}`;
    const file = byPath.get(path);
    if (!file) return [`${path} is missing`];
    return file.sha256 === sha256 && file.size === bytes ? [] : [`${path} was changed`];
  });
}
