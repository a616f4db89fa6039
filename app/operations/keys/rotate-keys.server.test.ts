import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { openKeyRing } from "#app/config/encryption-keys.server.ts";
import { readConfig } from "#app/config/env.server.ts";
import { formatKeyRing, makeKeyRing, parseKeyRing, withNewKey } from "#app/config/key-ring.ts";
import { projectRoot } from "#app/config/paths.server.ts";
import { createFieldCipher } from "#app/db/encryption/field-cipher.server.ts";
import { openPglite } from "#app/db/pglite.server.ts";
import type { Database } from "#app/db/port.ts";
import { enterSecondFactor } from "#app/domain/accounts/enter-second-factor.server.ts";
import { openStaffSession } from "#app/domain/accounts/open-staff-session.server.ts";
import { aSecondFactor, codeOf } from "#tests/factories/second-factor.ts";
import { aStaffMember } from "#tests/factories/staff.ts";
import { aRequest, requestDeps } from "#tests/factories/request.ts";
import { listMails, listRequests } from "#tests/support/opened.ts";
import { forgetKeys, listKeys, rotateKeys } from "./rotate-keys.server.ts";

let dataDir: string;
beforeEach(() => void (dataDir = mkdtempSync(join(tmpdir(), "onewindow-keys-"))));
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const configOf = (env: Record<string, string> = {}) =>
  readConfig({ DATA_DIR: dataDir, DEMO: "0", SESSION_SECRET: "a secret for tests", ...env });
const say = () => undefined;

async function withDatabase<T>(work: (db: Database) => Promise<T>, env: Record<string, string> = {}, dump = false) {
  const db = await openPglite({
    dataDir: join(dataDir, "db"),
    ...(dump ? { loadDataDir: new Blob([readFileSync(inject("testDatabaseDump"))]) } : {}),
    fields: createFieldCipher(openKeyRing(configOf(env))),
  });
  return work(db).finally(() => db.close());
}

/** A portal's data with so many requests, each with its words and its receipt. */
const fill = (count: number, env?: Record<string, string>) =>
  withDatabase(
    async (db) => {
      const deps = requestDeps(db);
      for (let i = 0; i < count; i++)
        await aRequest(deps, { description: `Lamp ${i}`, contact: { email: "li@example.org" } });
    },
    env,
    true,
  );

describe("renewing the keys", { timeout: 120_000 }, () => {
  it("makes a file that only its owner reads, once", async () => {
    const ring = openKeyRing(configOf())();
    expect(statSync(join(dataDir, "encryption-keys")).mode & 0o777).toBe(0o600);
    expect(formatKeyRing(openKeyRing(configOf())())).toBe(formatKeyRing(ring));
  });

  it("refuses while rows need a key that is not here, and changes nothing", async () => {
    await fill(1);
    writeFileSync(join(dataDir, "encryption-keys"), formatKeyRing(makeKeyRing()));
    await withDatabase(async (db) => {
      await expect(rotateKeys({ db, config: configOf(), say })).rejects.toThrow(
        /rows need the key k\w+, which is not here/,
      );
      expect((await listKeys({ db, config: configOf() })).map(({ state }) => state)).toEqual(["seals", "missing"]);
    });
  });

  it("seals every row anew, append-only ones too, and takes the old key away only when no row needs it", async () => {
    await fill(3);
    await withDatabase(async (db) => {
      const config = configOf();
      const [old] = await listKeys({ db, config });
      expect(await forgetKeys({ db, config })).toEqual([]);
      await rotateKeys({ db, config, say });
      const [fresh, former] = await listKeys({ db, config });
      expect(former).toEqual({ id: old?.id, rows: 0, state: "opens" });
      expect(fresh).toMatchObject({ rows: old?.rows, state: "seals" });
      expect(await forgetKeys({ db, config })).toEqual([old?.id]);
      expect((await listRequests(db)).map(({ description }) => description).sort()).toEqual([
        "Lamp 0",
        "Lamp 1",
        "Lamp 2",
      ]);
      expect(new Set((await listMails(db)).map(({ recipient }) => recipient))).toEqual(new Set(["li@example.org"]));
    });
  });

  it("renews the secrets of staff's apps with the rest: their codes fit afterwards", async () => {
    await fill(0);
    await withDatabase(async (db) => {
      const config = configOf();
      const deps = requestDeps(db);
      const staff = await aStaffMember(db);
      const { secret } = await aSecondFactor(deps, staff);
      deps.clock.set(new Date(deps.clock.now().getTime() + 120_000));
      await rotateKeys({ db, config, say });
      await forgetKeys({ db, config });
      const browser = "firefox";
      const token = await db.transaction((tx) =>
        openStaffSession(deps, tx, { staffId: staff.staffId, stage: "code" }, { browser }),
      );
      const typed = await codeOf(secret, deps.clock.now());
      expect(await enterSecondFactor(deps, { token, typed, browser })).toMatchObject({ by: "app" });
    });
  });

  it("leaves keys of a variable to the operator, and seals with the first of them", async () => {
    const ring = makeKeyRing();
    await fill(1, { ENCRYPTION_KEYS: formatKeyRing(ring) });
    const lines: string[] = [];
    const renewed = formatKeyRing(withNewKey(ring));
    await withDatabase(
      async (db) => {
        const config = configOf({ ENCRYPTION_KEYS: renewed });
        await rotateKeys({ db, config, say: (line) => lines.push(line) });
        expect((await listKeys({ db, config })).map(({ rows }) => rows > 0)).toEqual([true, false]);
        await rotateKeys({ db, config, say: (line) => lines.push(line) });
        expect(lines.join("\n")).toMatch(/Sealed anew[^]*put a new one first/);
      },
      { ENCRYPTION_KEYS: renewed },
    );
  });

  it("goes on after a kill in the middle, with the key that was made, and loses nothing", async () => {
    const COUNT = 1200;
    await fill(1);
    await withDatabase(async (db) => {
      // Many rows quickly: the same request under other ids, sealed for each.
      const { fields } = db;
      const values = Array.from({ length: COUNT }, () => {
        const id = randomUUID();
        return [
          id,
          fields?.seal({ column: "outbox_mails.sealed", row: id }, JSON.stringify({ to: "a@b.cn", text: id })),
        ];
      });
      await db.query(
        `insert into outbox_mails (id, sealed, language, subject, created_at)
         select v.id::uuid, v.sealed, 'en', 'x', now()
         from unnest($1::text[], $2::text[]) as v (id, sealed)`,
        [values.map(([id]) => id), values.map(([, sealed]) => sealed)],
      );
    });
    const child = spawn(process.execPath, ["--import", "tsx", "app/server/keys-cli.ts", "rotate"], {
      cwd: projectRoot,
      env: {
        NODE_ENV: "test",
        PATH: process.env["PATH"],
        DATA_DIR: dataDir,
        DEMO: "0",
        SESSION_SECRET: "a secret for tests",
      },
    });
    const exited = new Promise((resolve) => child.once("close", resolve));
    for await (const chunk of child.stdout) if (String(chunk).includes("Sealed anew")) break;
    child.kill("SIGKILL");
    await exited;

    const keysOf = () =>
      parseKeyRing(readFileSync(join(dataDir, "encryption-keys"), "utf8"), "it").keys.map(({ id }) => id);
    const between = keysOf();
    expect(between).toHaveLength(2);
    await withDatabase(async (db) => {
      const config = configOf();
      const [fresh, old] = await listKeys({ db, config });
      expect(fresh?.rows).toBeGreaterThan(0);
      expect(old?.rows).toBeGreaterThan(0);
      await rotateKeys({ db, config, say });
      expect(keysOf(), "no third key").toEqual(between);
      expect((await listKeys({ db, config })).map(({ rows }) => rows > 0)).toEqual([true, false]);
      const mails = await listMails(db);
      expect(mails.filter(({ recipient }) => recipient === "a@b.cn")).toHaveLength(COUNT);
      expect(await listRequests(db)).toHaveLength(1);
    });
  });
});
