import type { TestProject } from "vitest/node";
import { startTemplateServer } from "./postgres-template.ts";
import { makeTestDatabaseDump } from "./test-database-dump.ts";

declare module "vitest" {
  interface ProvidedContext {
    testDatabaseDump: string;
    testPostgres: string | undefined;
  }
}

/** Once a run: the migrated database that `openTestDatabase` loads. `TEST_DATABASE=postgres` runs everything on PostgreSQL. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  project.provide("testDatabaseDump", await makeTestDatabaseDump());
  if (process.env["TEST_DATABASE"] !== "postgres") return undefined;
  const server = await startTemplateServer();
  project.provide("testPostgres", server.url);
  return () => server.stop();
}
