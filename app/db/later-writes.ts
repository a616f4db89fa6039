import type { QueryResult } from "./port.ts";

export type LaterOptions = {
  /** What it says when the statement, which then ends in `returning`, wrote nothing. */
  readonly orThrow?: string;
};

type Write = LaterOptions & { readonly sql: string; readonly params: readonly unknown[] };
/** A statement takes 65,535 parameters, a job 19. */
const AT_ONCE = 100;

type Ask = (sql: string, params: readonly unknown[]) => Promise<QueryResult>;

/** Writes that nobody waits for, kept until they go to the database together: one way there and back instead of one each. */
export class LaterWrites {
  #kept: Write[] = [];

  get isEmpty(): boolean {
    return this.#kept.length === 0;
  }

  keep(write: Write): void {
    this.#kept.push(write);
  }

  /** What is rolled back need not be written first. */
  drop(): void {
    this.#kept = [];
  }

  /** Makes them one statement. Their order is not kept, and none sees what another writes. */
  async send(ask: Ask): Promise<void> {
    while (!this.isEmpty) {
      const writes = this.#kept.splice(0, AT_ONCE);
      const { sql, params } = together(writes);
      const [counts = {}] = (await ask(sql, params)).rows;
      writes.forEach(({ orThrow }, n) => {
        if (orThrow && counts[`w${n}`] === 0) throw new Error(orThrow);
      });
    }
  }
}

/** Each a part of one `with`; the parameters of each follow those before it. */
export function together(writes: readonly Write[]): { readonly sql: string; readonly params: readonly unknown[] } {
  const params: unknown[] = [];
  const parts = writes.map((write, n) => {
    const before = params.length;
    params.push(...write.params);
    return `w${n} as (${write.sql.replace(/\$(\d+)/g, (_, place: string) => `$${before + Number(place)}`)})`;
  });
  const counted = writes.flatMap(({ orThrow }, n) => (orThrow ? [`(select count(*)::int from w${n}) as w${n}`] : []));
  return { sql: `with ${parts.join(", ")} select ${counted.join(", ") || "1"}`, params };
}
