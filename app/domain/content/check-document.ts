import { checkBodies } from "./check-bodies.ts";
import type { ContentFault } from "./content.ts";
import type { PageFacts, PolicyFacts } from "./document-schema.ts";
import type { KnownIds } from "./known-ids.ts";
import type { SourceRecord } from "./read-record.server.ts";
import type { DocumentTexts } from "./service-text-schema.ts";

/** Every id a policy or page mentions exists; its languages agree. */
export function checkDocument(
  record: SourceRecord<PolicyFacts | PageFacts, DocumentTexts>,
  known: KnownIds,
  faults: ContentFault[],
): void {
  const { facts: source, slug } = record;
  const facts = source.value;
  const fault = (path: PropertyKey[], message: string) => faults.push({ file: source.file, line: source.lineOf(path), message });
  if (facts.identifier !== slug) fault(["identifier"], `must be “${slug}”, like its folder`);
  if (!known.owners.has(facts.owner)) fault(["owner"], `there is no desk or authority “${facts.owner}”`);
  if ("themes" in facts) {
    if (!known.authorities.has(facts.competent_authority)) {
      fault(["competent_authority"], `there is no authority “${facts.competent_authority}”`);
    }
    facts.themes.forEach((id, i) => {
      if (!known.themes.has(id)) fault(["themes", i], `there is no theme “${id}”`);
    });
    facts.services.forEach((id, i) => {
      if (!known.services.has(id)) fault(["services", i], `there is no service “${id}”`);
    });
  } else if (known.policies.has(slug)) {
    fault(["identifier"], `“${slug}” is the name of a policy already; both stand at /guides/${slug}`);
  }
  checkBodies(record.texts, new Set(), known, faults);
}
