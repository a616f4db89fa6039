import type { IndexableDocument } from "#app/domain/search/indexable-document.ts";

/** The least valid document for the search index; its hash follows from what is given. */
export function indexableDocument(
  facts: Partial<IndexableDocument> & Pick<IndexableDocument, "id">,
): IndexableDocument {
  return {
    kind: "policy",
    slug: facts.id,
    language: "en",
    title: "A policy",
    url: `/guides/${facts.id}`,
    grade: "public",
    askedAs: [],
    keywords: [],
    contentHash: JSON.stringify(facts),
    sections: [indexableSection("Nothing to see here.")],
    ...facts,
  };
}

export const indexableSection = (text: string, id = "s1") => ({ id, anchor: id, headingPath: [], text });
