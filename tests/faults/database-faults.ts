import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { formatKeyRing, makeKeyRing } from "#app/config/key-ring.ts";
import { decodeHtml, findStep, type Page, Resident } from "#tests/support/resident.ts";
import { startTestPortal } from "#tests/support/portal.ts";
import { findPostgresBinaries, type PostgresServer, startPostgresServer } from "#tests/support/postgres-server.ts";

/** F4 of our reliability plan: the database is gone, takes no writes, has no connection left, or does not come to an end. */
export const DATABASE_FAULTS = ["down", "read_only", "exhausted", "slow"] as const;
export type DatabaseFault = (typeof DATABASE_FAULTS)[number];

export type FaultReport = {
  readonly fault: DatabaseFault;
  /** Status of each page that somebody opens meanwhile, and the longest wait for one, in milliseconds. */
  readonly opened: Readonly<Record<string, number>>;
  readonly slowestMs: number;
  /** The form that was sent meanwhile: status, `Retry-After`, whether its words came back, and whether a stack did. */
  readonly sent: { readonly status: number; readonly retryAfter: boolean; readonly hasWords: boolean };
  readonly showsStack: boolean;
  /** From the end of the fault until the portal is ready again. */
  readonly recoveredMs: number;
  /** The form sent again from the page that said no: whether it led to the next step. */
  readonly wentOn: boolean;
};

/** Shown whole without a database, those that nobody has opened before too. */
const CATALOGUE = ["/", "/services", "/services/old-age-card", "/guides/old-age-card-rules", "/centres"];
const READ_IN_ADVANCE_MS = 5_000;
const WORDS = 'The lamp at No. 5 is "dark" <since> Monday & flickers';
const STACK = /\bat [\w.<>]+ \(|node_modules|\.ts:\d+|DatabaseUnavailableError|ECONNREFUSED/;

type Server = { readonly server: PostgresServer; readonly url: string };

const without = (url: string): string => url.replace(/\/[^/]*$/, "/postgres");

async function asOwner<T>({ url }: Server, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(without(url));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const nameOf = (url: string): string => new URL(url).pathname.slice(1);

async function cutAll(client: pg.Client, url: string): Promise<void> {
  await client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [nameOf(url)]);
}

const setReadOnly = (on: Server, value: "on" | "off") =>
  asOwner(on, async (client) => {
    await client.query(`alter database ${nameOf(on.url)} set default_transaction_read_only = ${value}`);
    await cutAll(client, on.url);
  });

/** Takes every connection there is, and again what the portal gets hold of meanwhile, until it has none. */
async function takeAll(on: Server): Promise<() => Promise<void>> {
  const taken: pg.Client[] = [];
  const takeOne = async (): Promise<boolean> => {
    const one = new pg.Client(without(on.url));
    one.on("error", () => undefined);
    const isTaken = await one.connect().then(
      () => true,
      () => false,
    );
    if (isTaken) taken.push(one);
    return isTaken;
  };
  await asOwner(on, async (client) => {
    const count = async () =>
      (await client.query("select 1 from pg_stat_activity where datname = $1", [nameOf(on.url)])).rowCount;
    for (let rounds = 0; rounds < 50 && (rounds === 0 || (await count()) !== 0); rounds++) {
      await cutAll(client, on.url);
      while (await takeOne());
    }
    if ((await count()) !== 0) throw new Error("the portal kept a connection");
  });
  // The owner's own connection is free again.
  while (await takeOne());
  return async () => void (await Promise.all(taken.map((one) => one.end())));
}

/** Holds the table that every form needs. */
async function lockDrafts(on: Server): Promise<() => Promise<void>> {
  const client = new pg.Client(on.url);
  await client.connect();
  await client.query("begin; lock table form_drafts in access exclusive mode");
  return () => client.end();
}

async function begin(fault: DatabaseFault, on: Server): Promise<() => Promise<void>> {
  switch (fault) {
    case "down":
      await on.server.kill();
      return () => on.server.start();
    case "read_only":
      await setReadOnly(on, "on");
      return () => setReadOnly(on, "off");
    case "exhausted":
      return takeAll(on);
    case "slow":
      return lockDrafts(on);
  }
}

async function untilReady(address: string): Promise<void> {
  while (!(await fetch(`${address}/readyz`)).ok) await sleep(20);
}

async function tryFault(fault: DatabaseFault, address: string, on: Server): Promise<FaultReport> {
  const resident = new Resident(address);
  const step = await findStep(resident);
  const end = await begin(fault, on);
  const opened: Record<string, number> = {};
  let slowestMs = 0;
  let showsStack = false;
  for (const path of CATALOGUE) {
    const started = performance.now();
    const page = await new Resident(address).open(path);
    opened[path] = page.status;
    slowestMs = Math.max(slowestMs, Math.round(performance.now() - started));
    showsStack ||= STACK.test(page.html);
  }
  const answers = { topic: "problem", details: WORDS };
  const reply = await resident.post(step, answers);
  const refused: Page = { status: reply.status, path: step.path, html: await reply.text() };
  showsStack ||= STACK.test(refused.html);
  const ended = performance.now();
  await end();
  await untilReady(address);
  const recoveredMs = Math.round(performance.now() - ended);
  const next = await resident.submit(refused, {});
  return {
    fault,
    opened,
    slowestMs,
    sent: {
      status: refused.status,
      retryAfter: reply.headers.has("Retry-After"),
      hasWords: decodeHtml(refused.html).includes(`value="${WORDS}"`),
    },
    showsStack,
    recoveredMs,
    wentOn: next.status === 200 && next.path !== step.path,
  };
}

/** Each fault once, on one portal with a PostgreSQL of its own; `undefined` where none is installed. */
export async function tryDatabaseFaults(faults: readonly DatabaseFault[]): Promise<FaultReport[] | undefined> {
  const binaries = findPostgresBinaries();
  if (!binaries) return undefined;
  const server = await startPostgresServer(binaries);
  const url = await server.createDatabase();
  const portal = await startTestPortal({
    env: {
      DATABASE_URL: url,
      DEMO: "0",
      DEMO_CLOCK: "",
      SESSION_SECRET: "the own secret of the fault tests",
      ENCRYPTION_KEYS: formatKeyRing(makeKeyRing()),
    },
  });
  try {
    // The catalogue is read in advance, behind the first visitors.
    await sleep(READ_IN_ADVANCE_MS);
    const reports: FaultReport[] = [];
    for (const fault of faults) reports.push(await tryFault(fault, portal.address, { server, url }));
    return reports;
  } finally {
    await portal.stop();
    await server.stop();
  }
}
