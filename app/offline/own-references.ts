/** The reference of a request this browser has opened, and when; never what the request is about. */
export type OwnReference = { readonly reference: string; readonly seenAt: number };

const MAX_REFERENCES = 10;
const MAX_AGE_MS = 90 * 86_400_000;
const REFERENCE = /^OW-\d{4}-[0-9A-Z]{5}-[0-9A-Z]$/;

/** The reference in the address of a request's own page. */
export function referenceIn(path: string): string | undefined {
  const reference = /^\/requests\/([^/]+)$/.exec(path)?.[1]?.toUpperCase();
  return reference && REFERENCE.test(reference) ? reference : undefined;
}

/** Without those that are too old, the last seen first, and at most ten. */
export function listKept(references: readonly OwnReference[], now: number): OwnReference[] {
  return references
    .filter(({ seenAt }) => now - seenAt <= MAX_AGE_MS)
    .sort((a, b) => b.seenAt - a.seenAt)
    .slice(0, MAX_REFERENCES);
}

export function addReference(references: readonly OwnReference[], reference: string, now: number): OwnReference[] {
  const others = references.filter((known) => known.reference !== reference);
  return listKept([{ reference, seenAt: now }, ...others], now);
}

/** What was stored, as far as it is what this version stores. */
export function parseReferences(stored: unknown): OwnReference[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((entry: Partial<OwnReference> | null) =>
    entry && typeof entry.reference === "string" && REFERENCE.test(entry.reference) && typeof entry.seenAt === "number"
      ? [{ reference: entry.reference, seenAt: entry.seenAt }]
      : [],
  );
}
