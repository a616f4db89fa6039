import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { formatKeyRing, makeKeyRing } from "#app/config/key-ring.ts";
import { startTestPortal } from "#tests/support/portal.ts";
import { findPostgresBinaries, startPostgresServer } from "#tests/support/postgres-server.ts";
import { CONFIRMATION, fillForm, referenceIn, Resident } from "#tests/support/resident.ts";
import { startStubSmtpServer } from "#tests/support/stub-smtp-server.ts";

/** What became of mails that were written while the mail server was away for four hours (F19 of our reliability plan). */
export type MailAwayReport = {
  readonly written: number;
  /** Tries each mail had before the server was back: as many as four hours hold. */
  readonly triesWhileAway: number;
  /** Mails that came, and how many of them twice. */
  readonly received: number;
  readonly doubled: number;
  readonly unsent: number;
};

/** Twenty seconds, then twice as long each time: the tenth try is four hours and more after the first. */
const TRIES_IN_FOUR_HOURS = 10;
const PATIENCE_MS = 60_000;

async function until(isSo: () => Promise<boolean>, what: string): Promise<void> {
  for (const endsAt = Date.now() + PATIENCE_MS; !(await isSo()); await sleep(100))
    if (Date.now() > endsAt) throw new Error(`in vain waited for: ${what}`);
}

/** `undefined` where no PostgreSQL is installed: hours pass by setting the queue's own times back. */
export async function keepMailAway(written: number): Promise<MailAwayReport | undefined> {
  const binaries = findPostgresBinaries();
  if (!binaries) return undefined;
  const server = await startPostgresServer(binaries);
  const databaseUrl = await server.createDatabase();
  const away = await startStubSmtpServer();
  await away.stop();
  const env = {
    DATABASE_URL: databaseUrl,
    SMTP_URL: away.url,
    DEMO: "0",
    DEMO_CLOCK: "",
    SESSION_SECRET: "the own secret of the mail test",
    ENCRYPTION_KEYS: formatKeyRing(makeKeyRing()),
  };
  let portal = await startTestPortal({ env });
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const count = async (condition: string): Promise<number> =>
    Number((await client.query<{ n: string }>(`select count(*) as n from outbox_mails where ${condition}`)).rows[0]?.n);
  const countResting = async (): Promise<number> => {
    const { rows } = await client.query<{ n: string }>(
      "select count(*) as n from pgboss.job where name = 'mail.deliver' and state = 'retry' and start_after > now()",
    );
    return Number(rows[0]?.n);
  };
  /** Once every mail waits for its next try. */
  const passHours = async (): Promise<void> => {
    await until(async () => (await countResting()) === written, "all mails between two tries");
    await client.query("update pgboss.job set start_after = now() where name = 'mail.deliver' and state = 'retry'");
  };
  try {
    for (let n = 0; n < written; n++) {
      const resident = new Resident(portal.address);
      const last = await fillForm(resident, `mail test ${n}`, { contact_email: `resident${n}@example.org` });
      if (!referenceIn(await resident.submit(last, CONFIRMATION))) throw new Error("a form was not taken");
    }
    if ((await count("true")) !== written) throw new Error("not every form wrote a mail");
    for (let tries = 2; tries <= TRIES_IN_FOUR_HOURS; tries++) {
      await passHours();
      await until(async () => (await count(`attempts < ${tries}`)) === 0, `try ${tries}`);
      if (tries !== TRIES_IN_FOUR_HOURS / 2) continue;
      // Whoever restarts it in between loses nothing either.
      await until(async () => (await countResting()) === written, "all mails between two tries");
      await portal.kill();
      portal = await startTestPortal({ env });
    }
    const triesWhileAway = Number((await client.query("select min(attempts) as n from outbox_mails")).rows[0]?.n);
    const back = await startStubSmtpServer(away.port);
    try {
      await passHours();
      await until(async () => (await count("state <> 'sent'")) === 0, "all mails sent").catch(() => undefined);
      const ids = back.mails.map(({ source }) => /^Message-ID: (.*)$/im.exec(source)?.[1]);
      const received = ids.length;
      return {
        written,
        triesWhileAway,
        received,
        doubled: received - new Set(ids).size,
        unsent: await count("state <> 'sent'"),
      };
    } finally {
      await portal.stop();
      await back.stop();
    }
  } finally {
    await client.end();
    await portal.kill();
    await server.stop();
  }
}
