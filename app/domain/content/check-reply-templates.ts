import type { ContentFault } from "./content.ts";
import type { KnownIds } from "./known-ids.ts";
import type { ReplyTemplate } from "./reply-templates-schema.ts";
import type { SourceFile } from "./source-file.server.ts";

/** What the schema of `reply-templates.yml` cannot see: services that are not there. */
export function checkReplyTemplates(
  source: SourceFile<readonly ReplyTemplate[]>,
  known: KnownIds,
  faults: ContentFault[],
): void {
  source.value.forEach(({ services = [] }, index) => {
    services.forEach((id, at) => {
      if (known.services.has(id)) return;
      const line = source.lineOf([index, "services", at]);
      faults.push({ file: source.file, line, message: `there is no service “${id}”` });
    });
  });
}
