import type { TestProject } from "vitest/node";
import { makeTestDatabaseDump } from "./test-database-dump.ts";

declare module "vitest" {
  interface ProvidedContext {
    testDatabaseDump: string;
  }
}

/** Once a run: the migrated database that `openTestDatabase` loads. */
export default async function setup(project: TestProject): Promise<void> {
  project.provide("testDatabaseDump", await makeTestDatabaseDump());
}
