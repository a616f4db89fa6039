import { readPublished } from "#app/domain/content/read-published.server.ts";
import { type Topics, topicsSchema } from "#app/domain/content/topics-schema.ts";
import type { Services } from "#app/domain/services.ts";
import { selectSetting } from "./catalogue.queries.server.ts";

const NO_TOPICS: Topics = {
  authorities: [],
  life_events: [],
  themes: [],
  often: [],
  simple_life_events: [],
  plain_words: { en: [], "zh-CN": [] },
};

/** The authority's names for authorities, life events and themes, and what is often needed, as last published. */
export function readTopics(deps: Pick<Services, "db">): Promise<Topics> {
  return readPublished(deps.db, ["topics"], async () => {
    const value = await selectSetting(deps.db, "topics");
    return value === undefined ? NO_TOPICS : topicsSchema.parse(value);
  });
}
