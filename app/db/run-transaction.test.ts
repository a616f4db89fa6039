import { describe, expect, it } from "vitest";
import type { Row } from "./port.ts";
import { type Connection, runTransaction } from "./run-transaction.ts";
import { TransactionGuard } from "./transaction-guard.ts";

/** A connection that remembers what it was asked; each statement takes a moment. */
function fakeConnection(statementMs = 0) {
  const asked: string[] = [];
  const connection: Connection = {
    async query<R extends Row>(sql: string) {
      asked.push(sql);
      await new Promise((resolve) => setTimeout(resolve, statementMs));
      return { rows: [] as R[], rowCount: 0, command: sql.toUpperCase() };
    },
  };
  return { asked, connection };
}

describe("a transaction", () => {
  it("in which nothing is asked for too long is rolled back, and its late questions are refused", async () => {
    const { asked, connection } = fakeConnection();
    let late: Promise<unknown> | undefined;
    const forgotten = runTransaction(
      connection,
      new TransactionGuard(),
      async (tx) => {
        await tx.query("first");
        await new Promise((resolve) => setTimeout(resolve, 150));
        late = tx.query("too late");
        await late;
      },
      { idleMs: 50 },
    );
    await expect(forgotten).rejects.toThrow("nothing was asked in it");
    expect(asked).toEqual(["begin", "first", "rollback"]);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await expect(late).rejects.toThrow("has ended");
    expect(asked).toEqual(["begin", "first", "rollback"]);
  });

  it("is not taken for idle while a statement runs", async () => {
    const { asked, connection } = fakeConnection(80);
    const guard = new TransactionGuard();
    await runTransaction(connection, guard, (tx) => Promise.all([tx.query("one"), tx.query("two")]), { idleMs: 50 });
    expect(asked).toEqual(["begin", "one", "two", "commit"]);
  });
});
