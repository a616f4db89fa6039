import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "app/**/*.test.{ts,tsx}",
      "ingest/**/*.test.ts",
      "tests/{contract,content,evals,server,support}/**/*.test.ts",
      "tests/*.test.ts",
    ],
    globalSetup: ["tests/support/global-setup.ts"],
    environment: "node",
    testTimeout: 20_000,
    hookTimeout: 60_000,
    pool: "forks",
    maxWorkers: 2,
  },
});
