import type { PublicService } from "#app/domain/catalogue/public-service.ts";
import type { Fact } from "#app/domain/content/facts-schema.ts";
import type { Topics } from "#app/domain/content/topics-schema.ts";
import type { Site } from "#app/domain/desks/site-schema.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";

/** One service in every language of the content. Its facts are the same in all of them. */
export type OpenService = {
  readonly slug: string;
  readonly modifiedAt: Date;
  readonly in: Readonly<Record<ContentLanguage, PublicService>>;
};

/** What every export is made of: only what residents may read today. */
export type OpenCatalogue = {
  readonly publicUrl: string;
  readonly site: Site;
  readonly topics: Topics;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly services: readonly OpenService[];
  /** Slugs of the guides that can be opened today. */
  readonly guides: ReadonlySet<string>;
  /** When anything in it last changed. */
  readonly modifiedAt: Date;
  /** The calendar date at the place. */
  readonly today: string;
};
