import type { QueryResult } from "./port.ts";

type Write = { readonly sql: string; readonly params: readonly unknown[] };
type Ask = (sql: string, params: readonly unknown[]) => Promise<QueryResult>;

/** A statement takes 65,535 parameters, an event 15. */
const AT_ONCE = 100;

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
      const { sql, params } = together(this.#kept.splice(0, AT_ONCE));
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
