/**
 * Licences a package may have: permissive ones, public domain, and copyleft that ends at the file (MPL-2.0). Nothing that
 * would bind an authority's own changes. SPDX identifiers.
 */
export const ALLOWED_LICENCES = [
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC-BY-3.0",
  "CC-BY-4.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "MPL-2.0",
  "PSF-2.0",
  "Python-2.0",
  "Unlicense",
  "Zlib",
] as const;

/** Packages that say it in words only; read in their own files. */
export const LICENCES_IN_WORDS: Readonly<Record<string, string>> = {
  "duck@0.1.12": "BSD-2-Clause",
  "eval@0.1.8": "MIT",
  "format@0.2.2": "MIT",
  "incremental-encoder@0.0.1": "MPL-2.0",
  "require-like@0.1.2": "MIT",
};

/** Whether an SPDX expression leaves a choice that is allowed. Brackets only around the whole, as npm packages write it. */
export function isAllowedLicence(expression: string): boolean {
  const bare = expression.replace(/^\((.*)\)$/, "$1");
  if (/[()]/.test(bare)) return false;
  return bare
    .split(" OR ")
    .some((choice) =>
      choice.split(" AND ").every((name) => (ALLOWED_LICENCES as readonly string[]).includes(name.trim())),
    );
}
