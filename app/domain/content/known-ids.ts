import type { Fact } from "./facts-schema.ts";

/** Every id that content may point to. */
export type KnownIds = {
  readonly authorities: ReadonlySet<string>;
  readonly desks: ReadonlySet<string>;
  /** Desks and authorities: who may look after a record. */
  readonly owners: ReadonlySet<string>;
  readonly centres: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
  readonly lifeEvents: ReadonlySet<string>;
  readonly themes: ReadonlySet<string>;
  readonly forms: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
  readonly policies: ReadonlySet<string>;
  readonly pages: ReadonlySet<string>;
  /** What rules may ask about a person. */
  readonly facts: ReadonlyMap<string, Fact>;
};
