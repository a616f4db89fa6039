import type { Heading, Linked, Named } from "#app/domain/content/public-service.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import type { DocumentFormat } from "#app/ports/documents/port.ts";

export { SERVICE_ANCHORS } from "#app/domain/content/public-service.ts";
export type * from "#app/domain/content/public-service.ts";

/** A policy or a page of the portal, at `/guides/<slug>`. */
export type Guide = {
  readonly slug: string;
  readonly kind: "policy" | "page";
  readonly language: ContentLanguage;
  readonly title: string;
  readonly summary: string;
  readonly bodyHtml: string;
  readonly headings: readonly Heading[];
  readonly competentAuthority: Named | undefined;
  readonly documentNumber: string | undefined;
  readonly services: readonly Linked[];
  readonly validFrom: string;
  readonly validTo: string | undefined;
  readonly reviewedOn: string;
  readonly reviewBy: string;
  /** It counts no longer, and is kept for those whose matter is older. */
  readonly isPast: boolean;
  /** The version that counts instead. */
  readonly supersededBy: Linked | undefined;
  /** Another one than `language` where the text exists in one language only. */
  readonly bodyLanguage: ContentLanguage;
  /** The authority's own file, when the text was taken from one. */
  readonly original: OriginalFacts | undefined;
};

export type OriginalFacts = {
  readonly format: DocumentFormat;
  readonly sizeBytes: number;
  readonly pageCount: number | undefined;
};
