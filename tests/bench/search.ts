import type { Database, QueryResult, Row } from "#app/db/port.ts";
import { retrieve } from "#app/domain/search/retrieve.server.ts";
import { alternate, type Bench, quantile, round, timeEach } from "./bench.ts";
import { openSamplePortal, sampleQuestions } from "./sample-portal.ts";

type Statement = { readonly sql: string; readonly params: readonly unknown[] };

/** The same database, which also writes down what it is asked. */
function recording(db: Database, statements: Statement[]): Database {
  const query = <R extends Row>(sql: string, params: readonly unknown[] = []): Promise<QueryResult<R>> => {
    statements.push({ sql, params });
    return db.query<R>(sql, params);
  };
  return { ...db, query };
}

/** P9: finding the passages for a question against its bare SQL, the very statements it sends, played again. */
export const benchSearch: Bench = async (say) => {
  const portal = await openSamplePortal();
  try {
    const { services } = portal;
    const questions = sampleQuestions(portal.content);
    say(`Measuring ${questions.length} questions…`);
    const statements: Statement[][] = [];
    const ask = (deps: typeof services, n: number) => {
      const { question, language } = questions[n % questions.length] ?? { question: "", language: "en" };
      return retrieve(deps, { question, history: [], language });
    };
    for (let n = 0; n < questions.length; n++) {
      const asked: Statement[] = [];
      await ask({ ...services, db: recording(services.db, asked) }, n);
      statements.push(asked);
    }
    const ours = async (): Promise<number> => quantile(await timeEach(questions.length, (n) => ask(services, n)), 0.95);
    const raw = async (): Promise<number> => {
      const durations = await timeEach(questions.length, async (n) => {
        for (const { sql, params } of statements[n] ?? []) await services.db.query(sql, params);
      });
      return quantile(durations, 0.95);
    };
    await ours();
    const { ratio, betterQuarter, a, b } = await alternate(ours, raw, false);
    return [
      {
        name: "search",
        measure: "P9: retrieval p95 / its raw SQL p95",
        value: ratio,
        unit: "ratio",
        gate: { atMost: 1.5 },
        goal: 1.1,
        betterQuarter,
        details: { oursP95Ms: round(a), rawP95Ms: round(b) },
      },
    ];
  } finally {
    await portal.close();
  }
};
