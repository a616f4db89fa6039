import { parseArgs } from "node:util";
import { DATABASE_FAULTS, tryDatabaseFaults } from "./database-faults.ts";
import { fillDisk, hasHeldOnFullDisk } from "./disk-full.ts";
import { fillPostgresDisk, hasHeldOnFullPostgresDisk } from "./disk-full-postgres.ts";
import { hasHeldWhileIndexing, killWhileIndexing } from "./kill-index.ts";
import { killWhileStarting } from "./kill-start.ts";
import { hasHeldUnderKills, killWhileSubmitting } from "./kill-submit.ts";
import { hasLeaked, lookForLeaks } from "./leaks.ts";
import { heldLostAnswers, loseAnswers } from "./lost-answer.ts";
import { keepMailAway } from "./mail-away.ts";
import { heldMissedSlot, missTheSlot } from "./missed-slot.ts";
import { sendOddInput } from "./odd-input.ts";
import { heldRaces, raceForRequests } from "./races.ts";
import { restoreAtSize } from "./restore-size.ts";
import { heldUploads, sendHostileUploads } from "./uploads.ts";
import { findPostgresBinaries, startPostgresServer } from "#tests/support/postgres-server.ts";
import { startTestPortal } from "#tests/support/portal.ts";

const USAGE =
  "npm run faults -- [kill-submit|kill-submit-postgres|kill-start|kill-index|database|disk-full|disk-full-postgres|odd-input|mail-away|leaks|lost-answer|missed-slot|races|restore|uploads …] [--rounds N] [--minutes M] [--clients 8]: all without a name; status 1 when anything was lost or broke. kill-submit begins no new round after M minutes.";

type Options = {
  readonly rounds: number | undefined;
  readonly minutes: number | undefined;
  readonly clients: number;
};
const say = (line: string): void => console.log(line);
const show = (report: unknown): void => console.log(JSON.stringify(report, null, 2));

/** Each says what it saw and gives whether it held. */
const FAULTS: Readonly<Record<string, (options: Options) => Promise<boolean>>> = {
  async "kill-submit"({ rounds = 20, minutes, clients }) {
    const report = await killWhileSubmitting({ rounds, minutes, clients, say });
    show(report);
    return hasHeldUnderKills(report);
  },
  async "kill-submit-postgres"({ rounds = 20, minutes, clients }) {
    const binaries = findPostgresBinaries();
    if (!binaries) {
      show("No PostgreSQL is installed (apt-get install postgresql).");
      return false;
    }
    const server = await startPostgresServer(binaries);
    try {
      const report = await killWhileSubmitting({
        rounds,
        minutes,
        clients,
        say,
        databaseUrl: await server.createDatabase(),
      });
      show(report);
      return hasHeldUnderKills(report);
    } finally {
      await server.stop();
    }
  },
  async "kill-start"({ rounds = 10 }) {
    const report = await killWhileStarting(rounds, say);
    show(report);
    return JSON.stringify(report.afterKills) === JSON.stringify(report.uninterrupted);
  },
  async "kill-index"({ rounds = 10 }) {
    const report = await killWhileIndexing(rounds, say);
    show(report);
    return hasHeldWhileIndexing(report);
  },
  async database() {
    const reports = await tryDatabaseFaults(DATABASE_FAULTS);
    show(reports ?? "No PostgreSQL is installed (apt-get install postgresql).");
    return (
      reports?.every(
        ({ opened, sent, showsStack, wentOn }) =>
          Object.values(opened).every((status) => status === 200) &&
          sent.status === 503 &&
          sent.hasWords &&
          wentOn &&
          !showsStack,
      ) ?? false
    );
  },
  async "disk-full"() {
    const report = await fillDisk();
    show(report ?? "The system lets nobody but root make a disk of fixed size (mount -t tmpfs).");
    return report !== undefined && hasHeldOnFullDisk(report);
  },
  async "disk-full-postgres"({ clients }) {
    const report = await fillPostgresDisk({ clients, say });
    show(report ?? "It takes PostgreSQL (apt-get install postgresql) and root on Linux (mount -t tmpfs).");
    return report !== undefined && hasHeldOnFullPostgresDisk(report);
  },
  async "mail-away"() {
    const report = await keepMailAway(10);
    show(report ?? "No PostgreSQL is installed (apt-get install postgresql).");
    return report !== undefined && report.received === report.written && report.doubled + report.unsent === 0;
  },
  async leaks({ rounds = 5 }) {
    const report = await lookForLeaks({ requests: rounds * 1_000, streams: rounds * 20, say });
    show(report);
    return !hasLeaked(report);
  },
  async restore({ rounds = 10 }) {
    const report = await restoreAtSize(rounds * 1_000, say);
    show(report);
    return report.isFound && report.restoreMs <= 60_000;
  },
  async "odd-input"() {
    const portal = await startTestPortal();
    try {
      const replies = await sendOddInput(portal.address);
      const broken = replies.filter(({ status, showsStack }) => status >= 500 || showsStack);
      show({ sent: replies.length, broken });
      return broken.length === 0;
    } finally {
      await portal.kill();
    }
  },
  async "lost-answer"({ rounds = 1_000 }) {
    const report = await loseAnswers(rounds);
    show(report);
    return heldLostAnswers(report);
  },
  async "missed-slot"({ rounds = 10 }) {
    const report = await missTheSlot({ each: rounds * 3, kills: rounds });
    show(report ?? "No PostgreSQL is installed (apt-get install postgresql).");
    return report !== undefined && heldMissedSlot(report);
  },
  async races({ rounds = 200 }) {
    const report = await raceForRequests(rounds);
    show(report);
    return heldRaces(report);
  },
  async uploads({ rounds = 3 }) {
    const report = await sendHostileUploads(rounds);
    show(report);
    return heldUploads(report);
  },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string" }, minutes: { type: "string" }, clients: { type: "string", default: "8" } },
});
const names = positionals.length > 0 ? positionals : Object.keys(FAULTS);
const unknown = names.find((name) => !FAULTS[name]);
if (unknown) {
  console.error(`There is no fault "${unknown}".\n${USAGE}`);
  process.exit(2);
}
const numberIn = (text: string | undefined) => (text === undefined ? undefined : Number(text));
const options = {
  rounds: numberIn(values.rounds),
  minutes: numberIn(values.minutes),
  clients: Number(values.clients),
};
let failed = 0;
for (const name of names) {
  say(`\n=== ${name}`);
  const held = await FAULTS[name]?.(options);
  say(held ? `=== ${name}: held` : `=== ${name}: BROKE`);
  if (!held) failed++;
}
process.exitCode = failed === 0 ? 0 : 1;
