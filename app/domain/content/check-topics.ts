import type { ContentFault } from "./content.ts";
import type { SourceFile } from "./source-file.server.ts";
import type { Topics } from "./topics-schema.ts";

/** What is often needed must be there, and once. */
export function checkTopics(source: SourceFile<Topics>, services: ReadonlySet<string>, faults: ContentFault[]): void {
  const { often } = source.value;
  often.forEach((slug, index) => {
    const fault = (message: string) =>
      faults.push({ file: source.file, line: source.lineOf(["often", index]), message: `often: ${message}` });
    if (!services.has(slug)) fault(`there is no service “${slug}”`);
    if (often.indexOf(slug) < index) fault(`“${slug}” is used twice`);
  });
}
