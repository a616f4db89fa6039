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
  checkDocumentFacts(record, known, faults);
  checkBodies(record.texts, new Set(), known, faults);
}

/** The part that holds for files of the authority, too, whose words are not ours to check. */
export function checkDocumentFacts(
  { facts: source, slug }: Pick<SourceRecord<PolicyFacts | PageFacts, unknown>, "facts" | "slug">,
  known: KnownIds,
  faults: ContentFault[],
): void {
  const facts = source.value;
  const fault = (path: PropertyKey[], message: string) => faults.push({ file: source.file, line: source.lineOf(path), message });
  if (facts.identifier !== slug) fault(["identifier"], `must be “${slug}”, like its folder`);
  if (!known.owners.has(facts.owner)) fault(["owner"], `there is no desk or authority “${facts.owner}”`);
  facts.places.forEach((id, i) => {
    if (!known.places.has(id)) fault(["places", i], `there is no place “${id}”`);
  });
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
}

/** Whoever follows “superseded by” arrives at a version that is there, and never walks in a circle. */
export function checkSuccessors(
  records: readonly Pick<SourceRecord<PolicyFacts, unknown>, "facts" | "slug">[],
  known: KnownIds,
  faults: ContentFault[],
): void {
  const next = new Map(records.map(({ facts, slug }) => [slug, facts.value.superseded_by]));
  for (const { facts, slug } of records) {
    const successor = facts.value.superseded_by;
    if (successor === undefined) continue;
    const fault = (message: string) => faults.push({ file: facts.file, line: facts.lineOf(["superseded_by"]), message });
    if (!known.policies.has(successor)) fault(`there is no policy “${successor}”`);
    else if (leadsBack(slug, next)) fault(`leads back to “${slug}”`);
  }
}

function leadsBack(slug: string, next: ReadonlyMap<string, string | undefined>): boolean {
  const seen = new Set<string>();
  for (let at = next.get(slug); at !== undefined && !seen.has(at); at = next.get(at)) {
    if (at === slug) return true;
    seen.add(at);
  }
  return false;
}
