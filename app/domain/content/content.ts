import type { Site } from "#app/domain/desks/site-schema.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import type { DocumentFormat } from "#app/ports/documents/port.ts";
import type { PageFacts, PolicyFacts } from "./document-schema.ts";
import type { ReplyTemplate } from "./reply-templates-schema.ts";
import type { DataItem } from "./data-sharing-schema.ts";
import type { Fact } from "./facts-schema.ts";
import type { FormDefinition } from "./form-schema.ts";
import type { RenderedMarkdown } from "./render-markdown.server.ts";
import type { SearchSettings } from "./search-settings-schema.ts";
import type { ServiceFacts } from "./service-schema.ts";
import type { DocumentTexts, ServiceTexts } from "./service-text-schema.ts";
import type { Topics } from "./topics-schema.ts";

/** Something wrong in a content file: where, and in plain words what. `file` is relative to the content folder. */
export type ContentFault = { readonly file: string; readonly line: number; readonly message: string };

export type Written<T> = { readonly texts: T; readonly body: RenderedMarkdown };

/** The authority's own file, for whoever wants to read it as it was issued. */
export type OriginalFile = {
  readonly format: DocumentFormat;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly pageCount: number | undefined;
  readonly read: () => Promise<Uint8Array>;
};

/** `bodyLanguage` is another one than the page's where the text exists in one language only. */
export type WrittenDocument = Written<DocumentTexts> & { readonly bodyLanguage?: ContentLanguage; readonly file?: OriginalFile };

export type LoadedService = { readonly facts: ServiceFacts; readonly written: Record<ContentLanguage, Written<ServiceTexts>> };
export type LoadedPolicy = {
  readonly kind: "policy";
  readonly facts: PolicyFacts;
  readonly written: Record<ContentLanguage, WrittenDocument>;
};
export type LoadedPage = {
  readonly kind: "page";
  readonly facts: PageFacts;
  readonly written: Record<ContentLanguage, WrittenDocument>;
};

/** A file among the documents that cannot be taken in, and why; everything else goes on without it. */
export type RefusedFile = { readonly file: string; readonly slug: string; readonly reason: string };

/** A whole content folder, checked: every id it mentions exists and has its texts in every language. */
export type Content = {
  readonly site: Site;
  readonly topics: Topics;
  readonly facts: readonly Fact[];
  /** Left out, the search weighs as it comes and knows no synonyms. */
  readonly search?: SearchSettings | undefined;
  /** Who holds what about people, and who gets it; left out, nothing is said of it. */
  readonly data_sharing?: readonly DataItem[] | undefined;
  /** Texts that staff put into their answers; left out, there are none. */
  readonly reply_templates?: readonly ReplyTemplate[] | undefined;
  readonly services: readonly LoadedService[];
  readonly documents: readonly (LoadedPolicy | LoadedPage)[];
  readonly forms: readonly FormDefinition[];
  /** Files that were not taken in. What they would have replaced stays as it is. */
  readonly refused: readonly RefusedFile[];
};
