import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { isStartupError } from "#app/lib/startup-error.ts";
import { benchAssistant } from "./assistant.ts";
import { benchAuditChain } from "./audit-chain.ts";
import { type Bench, type BenchResult, passes } from "./bench.ts";
import { benchCatalogue } from "./catalogue.ts";
import { benchEmbed } from "./embed.ts";
import { benchEventLoop } from "./event-loop.ts";
import { benchFirstToken } from "./first-token.ts";
import { benchIngest } from "./ingest.ts";
import { benchPages } from "./pages.ts";
import { benchRequests } from "./requests.ts";
import { benchSearchRecords } from "./search-records.ts";
import { benchSearch } from "./search.ts";
import { benchVectors } from "./vectors.ts";

/** `npm run bench -- [--only NAME] [--json FILE]`: JSON and a table; status 1 beyond a gate. */
const BENCHES: Readonly<Record<string, Bench>> = {
  catalogue: benchCatalogue,
  pages: benchPages,
  search: benchSearch,
  "search-records": benchSearchRecords,
  assistant: benchAssistant,
  "first-token": benchFirstToken,
  requests: benchRequests,
  ingest: benchIngest,
  embed: benchEmbed,
  vectors: benchVectors,
  "audit-chain": benchAuditChain,
  "event-loop": benchEventLoop,
};

const say = (line: string): void => console.error(line);

const limit = ({ gate }: BenchResult): string => ("atLeast" in gate ? `≥ ${gate.atLeast}` : `≤ ${gate.atMost}`);

function table(results: readonly BenchResult[]): string {
  const rows = [
    ["", "measure", "value", "gate", "goal"],
    ...results.map((result) => {
      const unit = result.unit === "ms" ? " ms" : "";
      return [
        passes(result) ? "pass" : "FAIL",
        result.measure,
        `${result.value}${unit}`,
        `${limit(result)}${unit}`,
        `${result.goal}${unit}`,
      ];
    }),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { only: { type: "string" }, json: { type: "string" } } });
  const names = values.only ? [values.only] : Object.keys(BENCHES);
  const results: BenchResult[] = [];
  for (const name of names) {
    const bench = BENCHES[name];
    if (!bench) {
      say(`There is no yardstick "${name}". There are: ${Object.keys(BENCHES).join(", ")}.`);
      return 1;
    }
    say(`\n=== ${name}`);
    results.push(...(await bench(say)));
  }
  const json = JSON.stringify(
    { node: process.version, results: results.map((result) => ({ ...result, passed: passes(result) })) },
    null,
    2,
  );
  if (values.json) writeFileSync(values.json, `${json}\n`);
  console.log(json);
  console.log(`\n${table(results)}`);
  return results.every(passes) ? 0 : 1;
}

process.exitCode = await main().catch((error: unknown) => {
  if (!isStartupError(error)) throw error;
  console.error(error.message);
  return 1;
});
