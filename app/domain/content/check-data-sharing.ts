import type { ContentFault } from "./content.ts";
import type { DataItem } from "./data-sharing-schema.ts";
import type { KnownIds } from "./known-ids.ts";
import type { SourceFile } from "./source-file.server.ts";

/** What the schema of `data-sharing.yml` cannot see: desks and policies that are not there. */
export function checkDataSharing(source: SourceFile<readonly DataItem[]>, known: KnownIds, faults: ContentFault[]): void {
  const fault = (path: PropertyKey[], message: string) =>
    faults.push({ file: source.file, line: source.lineOf(path), message });
  source.value.forEach((item, index) => {
    const named = [...item.held_by, ...item.shared_with.flatMap((one) => one.desks), ...item.never.flatMap((one) => one.desks ?? [])];
    for (const desk of new Set(named)) if (!known.desks.has(desk)) fault([index], `there is no desk “${desk}”`);
    item.shared_with.forEach(({ policy }, at) => {
      if (!known.policies.has(policy)) fault([index, "shared_with", at, "policy"], `there is no policy “${policy}”`);
    });
  });
}
