import { type Fact, factsSchema } from "#app/domain/content/facts-schema.ts";
import { readPublished } from "#app/domain/content/read-published.server.ts";
import type { Services } from "#app/domain/services.ts";
import { selectSetting } from "./catalogue.queries.server.ts";

/** What rules may ask about a person, by name, as last published. */
export function readPersonFacts(deps: Pick<Services, "db">): Promise<ReadonlyMap<string, Fact>> {
  return readPublished(deps.db, ["facts"], async () => {
    const value = await selectSetting(deps.db, "facts");
    const facts = value === undefined ? [] : factsSchema.parse(value);
    return new Map(facts.map((fact) => [fact.id, fact]));
  });
}
