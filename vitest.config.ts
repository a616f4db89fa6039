import { defineConfig } from "vitest/config";

/** Tests that put something else in the place of a module need modules of their own. */
const WITH_OWN_MODULES = ["app/domain/accounts/sign-in.server.test.ts", "tests/evals/attacks.test.ts"];

export default defineConfig({
  test: {
    globalSetup: ["tests/support/global-setup.ts"],
    environment: "node",
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: "forks",
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [
            "app/**/*.test.{ts,tsx}",
            "ingest/**/*.test.ts",
            "tests/{contract,content,evals,server,support}/**/*.test.ts",
            "tests/*.test.ts",
          ],
          exclude: WITH_OWN_MODULES,
          // Modules are loaded once a worker and not once a file: what they keep belongs to a database, a site or a language.
          isolate: false,
        },
      },
      { extends: true, test: { name: "own modules", include: WITH_OWN_MODULES } },
    ],
  },
});
