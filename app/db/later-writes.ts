import type { QueryResult } from "./port.ts";

type Write = { readonly sql: string; readonly params: readonly unknown[] };

export type LaterOptions = {
  /** What is kept after it goes in a statement of its own: for writes that have an order among themselves. */
  readonly isLast?: boolean;
};
type Ask = (sql: string, params: readonly unknown[]) => Promise<QueryResult>;

/** A statement takes 65,535 parameters, an event 15. */
const AT_ONCE = 100;

/** Writes that nobody waits for, kept until they go to the database together: one way there and back instead of one each. */
export class LaterWrites {
  /** One list for each statement. */
  #kept: Write[][] = [];
  #isClosed = true;

  get isEmpty(): boolean {
    return this.#kept.length === 0;
  }

  keep(write: Write, { isLast = false }: LaterOptions = {}): void {
    const open = this.#isClosed || this.isEmpty ? undefined : this.#kept.at(-1);
    if (open) open.push(write);
    else this.#kept.push([write]);
    this.#isClosed = isLast || open?.length === AT_ONCE;
  }

  /** What is rolled back need not be written first. */
  drop(): void {
    this.#kept = [];
  }

  /** Makes them one statement, or few. In one, their order is not kept, and none sees what another writes. */
  async send(ask: Ask): Promise<void> {
    for (let next = this.#kept.shift(); next; next = this.#kept.shift()) {
      const { sql, params } = together(next);
      await ask(sql, params);
    }
  }
}

/** Each but the last a part of one `with`; the parameters of each follow those before it. */
export function together(writes: readonly Write[]): Write {
  const params: unknown[] = [];
  const statements = writes.map((write) => {
    const before = params.length;
    params.push(...write.params);
    return write.sql.replace(/\$(\d+)/g, (_, place: string) => `$${before + Number(place)}`);
  });
  const last = statements.pop() ?? "";
  const parts = statements.map((sql, n) => `w${n} as (${sql})`);
  return { sql: parts.length > 0 ? `with ${parts.join(", ")} ${last}` : last, params };
}
