import type { Site } from "#app/domain/desks/site-schema.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import type { PageFacts, PolicyFacts } from "./document-schema.ts";
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

export type LoadedService = { readonly facts: ServiceFacts; readonly written: Record<ContentLanguage, Written<ServiceTexts>> };
export type LoadedPolicy = {
  readonly kind: "policy";
  readonly facts: PolicyFacts;
  readonly written: Record<ContentLanguage, Written<DocumentTexts>>;
};
export type LoadedPage = {
  readonly kind: "page";
  readonly facts: PageFacts;
  readonly written: Record<ContentLanguage, Written<DocumentTexts>>;
};

/** A whole content folder, checked: every id it mentions exists and has its texts in every language. */
export type Content = {
  readonly site: Site;
  readonly topics: Topics;
  readonly facts: readonly Fact[];
  /** Left out, the search weighs as it comes and knows no synonyms. */
  readonly search?: SearchSettings | undefined;
  readonly services: readonly LoadedService[];
  readonly documents: readonly (LoadedPolicy | LoadedPage)[];
  readonly forms: readonly FormDefinition[];
};
