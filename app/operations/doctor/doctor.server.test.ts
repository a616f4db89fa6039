import { randomUUID } from "node:crypto";
import { makePushKey } from "#app/config/push-key.server.ts";
import { formatKeyRing, makeKeyRing } from "#app/config/key-ring.ts";
import { upsertResident } from "#app/domain/residents/residents.queries.server.ts";
import { openEmbeddedTestDatabase, TEST_ENCRYPTION_KEYS } from "#tests/support/database.ts";
import { checkKeys, checkSealedRows } from "./check-keys.server.ts";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { projectRoot } from "#app/config/paths.server.ts";
import { holdDataDirectory } from "#app/db/data-directory-lock.server.ts";
import { openPglite } from "#app/db/pglite.server.ts";
import { insertStaffIdentity } from "#app/domain/accounts/staff-identities.queries.server.ts";
import { aStaffMember } from "#tests/factories/staff.ts";
import { startIdentityProvider } from "#tests/support/identity-provider.ts";
import { findPostgresBinaries, startPostgresServer } from "#tests/support/postgres-server.ts";
import { ScriptedEmbeddings } from "#tests/support/scripted-embeddings.ts";
import { ScriptedLlm } from "#tests/support/scripted-llm.ts";
import { ScriptedReranker } from "#tests/support/scripted-reranker.ts";
import { startStubSmtpServer } from "#tests/support/stub-smtp-server.ts";
import { checkAddress } from "./check-address.ts";
import { checkContent } from "./check-content.server.ts";
import { explainClock, explainState } from "./check-database.server.ts";
import { checkDisk } from "./check-disk.server.ts";
import { checkIdentity, checkStaffDoor, explainProviderClock } from "./check-identity.server.ts";
import { checkMail } from "./check-mail.server.ts";
import { checkModels } from "./check-models.server.ts";
import { checkPush } from "./check-push.server.ts";
import { checkRuntime, thisRuntime } from "./check-runtime.ts";
import { checkSecrets } from "./check-secrets.ts";
import type { Finding } from "./finding.ts";
import { runDoctor, tellFindings } from "./run-doctor.server.ts";

let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "onewindow-doctor-"));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const levels = (findings: readonly Finding[]): string[] => findings.map((one) => one.level);
const textOf = (findings: readonly Finding[]): string => tellFindings(findings).join("\n");

describe("the doctor on this machine", () => {
  it("refuses an old Node and one without languages", () => {
    expect(textOf(checkRuntime({ ...thisRuntime(), node: "18.20.4" }))).toMatch(/^FAULT Node 18\.20\.4 is too old/);
    const english = { ...thisRuntime(), supportedLocales: () => ["en"] };
    expect(textOf(checkRuntime(english))).toMatch(/^FAULT .*zh-CN.*full ICU/);
    expect(levels(checkRuntime(thisRuntime()))).toEqual(["ok"]);
  });

  it("refuses a place that takes no files or has no room", async () => {
    const file = join(scratch, "a-file");
    await writeFile(file, "");
    expect(textOf(await checkDisk(file))).toContain("is a file; DATA_DIR must be a folder");
    expect(textOf(await checkDisk("/proc"))).toMatch(/FAULT .*cannot write into \/proc.*Next: chown/);
    expect(levels(await checkDisk(scratch, async () => 100 * 2 ** 20))).toEqual(["fault"]);
    expect(levels(await checkDisk(scratch, async () => 2 ** 30))).toEqual(["note"]);
    expect(levels(await checkDisk(join(scratch, "not/yet"), async () => 2 ** 40))).toEqual(["ok"]);
    expect(readdirSync(scratch)).toEqual(["a-file"]);
  });
});

describe("the doctor on the configuration", () => {
  it("refuses secrets that are missing or easy to guess, and repeats none", () => {
    const real = { isDemo: false, sessionSecret: undefined, metricsToken: undefined, evaluationKey: undefined };
    expect(textOf(checkSecrets(real))).toMatch(/FAULT SESSION_SECRET is not set.*Next: openssl rand/);
    const weak = { ...real, sessionSecret: "abababababababababababababababab", metricsToken: "short-one" };
    expect(levels(checkSecrets(weak))).toEqual(["fault", "fault"]);
    expect(textOf(checkSecrets(weak))).not.toMatch(/abab|short-one/);
    expect(levels(checkSecrets({ ...real, sessionSecret: "0123456789abcdef" }))).toEqual(["note"]);
    expect(levels(checkSecrets({ ...real, isDemo: true }))).toEqual(["note"]);
    const good = "jX0pWb3RkUq7vYt2nE5sLc8aZd1fGh4i";
    expect(levels(checkSecrets({ ...real, sessionSecret: good, evaluationKey: "k" }))).toEqual(["ok", "note"]);
  });

  it("takes an address without https as a note", () => {
    const real = { isDemo: false, publicUrl: undefined, trustedProxies: 0 };
    expect(levels(checkAddress(real))).toEqual(["note"]);
    expect(textOf(checkAddress({ ...real, publicUrl: "http://portal.example" }))).toMatch(/^note .*without https/);
    expect(textOf(checkAddress({ ...real, publicUrl: "https://portal.example" }))).toContain("TRUST_PROXY");
    expect(levels(checkAddress({ ...real, publicUrl: "https://portal.example", trustedProxies: 1 }))).toEqual(["ok"]);
  });

  it("refuses a wrong variable by its name, and looks at nothing else", async () => {
    const findings = await runDoctor({ PORT: "eighty", DATABASE_URL: "postgres://x:hidden@127.0.0.1:1/none" });
    expect(tellFindings(findings).at(-1)).toMatch(/^1 fault\. The variable PORT must be a whole number.*Next: correct/);
  });

  it("refuses content that is not there, is no YAML or has an unknown time zone", async () => {
    expect(textOf(await checkContent(join(scratch, "nowhere")))).toContain("Next: set CONTENT_DIR");
    const folder = join(scratch, "content");
    await mkdir(folder);
    const site = join(folder, "site.yml");
    await writeFile(site, "name: [");
    expect(textOf(await checkContent(folder))).toContain("is no YAML");
    await writeFile(site, "name: Linjiang");
    expect(textOf(await checkContent(folder))).toMatch(/has a fault at .*Next: npm run ingest -- --check/);
    const sample = join(projectRoot, "content");
    expect(levels(await checkContent(sample))).toEqual(["ok"]);
    const facts = await readFile(join(sample, "site.yml"), "utf8");
    await writeFile(site, facts.replace("Asia/Shanghai", "Asia/Linjiang"));
    expect(textOf(await checkContent(folder))).toMatch(
      /does not know the time zone Asia\/Linjiang.*Next: correct time_zone/,
    );
  });
});

describe("the doctor on others", { timeout: 60_000 }, () => {
  it("refuses models that are silent, refuse or answer nonsense, and takes none as a note", async () => {
    expect(levels(await checkModels({ llm: undefined, embeddings: undefined, rerank: undefined }))).toEqual([
      "note",
      "note",
      "note",
    ]);
    const llm = await new ScriptedLlm().listen();
    const embeddings = await ScriptedEmbeddings.start();
    const reranker = await ScriptedReranker.start();
    const endpoints = {
      llm: { baseUrl: llm.baseUrl, apiKey: "hidden-key", model: "m" },
      embeddings: { baseUrl: embeddings.baseUrl, apiKey: "hidden-key", model: "e" },
      rerank: { baseUrl: reranker.baseUrl, apiKey: "hidden-key", model: "r" },
    };
    expect(levels(await checkModels(endpoints))).toEqual(["ok", "ok", "ok"]);
    llm.script = "401";
    embeddings.script = "wrong_count";
    reranker.script = "500";
    const wrong = await checkModels(endpoints);
    expect(levels(wrong)).toEqual(["fault", "fault", "fault"]);
    expect(textOf(wrong)).toMatch(/refuses the request.*Next: curl -m 5 .*LLM_API_KEY/);
    expect(textOf(wrong)).not.toContain("hidden-key");
    llm.script = "silence";
    expect(textOf(await checkModels({ ...endpoints, embeddings: undefined, rerank: undefined }, 200))).toContain(
      "did not answer in time",
    );
    await llm.stop();
    await embeddings.stop();
    await reranker.stop();
  });

  it("refuses a provider that is not there or is something else, and takes none as a note", async () => {
    expect(levels(await checkIdentity({ oidc: undefined, staffOidc: undefined, publicUrl: undefined }))).toEqual([
      "note",
    ]);
    const check = (issuer: string) =>
      checkIdentity({
        oidc: {
          issuer,
          clientId: "c",
          clientSecret: "hidden",
          name: "City ID",
          scopes: "openid",
          substantialClasses: [],
        },
        staffOidc: undefined,
        publicUrl: "https://portal.example",
      });
    expect(textOf(await check("http://127.0.0.1:1"))).toMatch(/^FAULT .*cannot be reached.*Next: curl .*openid-config/);
    const other = createHttpServer((_, res) => res.writeHead(404).end("nothing here")).listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as { port: number };
    expect(textOf(await check(`http://127.0.0.1:${port}`))).toMatch(/^FAULT .*is no OpenID provider/);
    other.close();
    const provider = await startIdentityProvider();
    const told = textOf(await check(provider.issuer));
    expect(told).toMatch(/^ok {4}.*City ID.*https:\/\/portal\.example\/sign-in\/back/);
    expect(told).toMatch(/ok {4}The clocks .*City ID agree/);
    expect(told).not.toContain("hidden");
    const staff = await checkIdentity({
      oidc: undefined,
      staffOidc: {
        ...provider,
        clientId: "c",
        clientSecret: "hidden",
        name: "Staff ID",
        scopes: "openid",
        substantialClasses: [],
      },
      publicUrl: "https://portal.example",
    });
    expect(textOf(staff)).toMatch(/Staff ID.*https:\/\/portal\.example\/staff\/sign-in\/back/);
    await provider.stop();
  });

  it("refuses a provider whose clock is of another time", () => {
    expect(textOf([explainProviderClock("City ID", -42_000)])).toMatch(
      /^FAULT .*differ by 42\.0 seconds.*Next: timedatectl/,
    );
    expect(levels([explainProviderClock("City ID", 900), explainProviderClock("City ID", undefined)])).toEqual([
      "ok",
      "note",
    ]);
  });

  it("refuses passwords that are off while nobody with administration can come in without", async () => {
    const db = await openEmbeddedTestDatabase();
    const issuer = "https://staff.example";
    const off = { staffPasswords: false, staffOidc: { issuer, name: "Staff ID" } as never };
    expect(await checkStaffDoor(db, { ...off, staffPasswords: true })).toEqual([]);
    expect(textOf(await checkStaffDoor(db, off))).toMatch(/^FAULT .*nobody with administration has an account/);
    const { staffId } = await aStaffMember(db, ["administrator"], []);
    expect(textOf(await checkStaffDoor(db, off))).toMatch(/^FAULT .*has come in by Staff ID yet/);
    await db.transaction((tx) => insertStaffIdentity(tx, { issuer, subject: "s", staffId, at: new Date() }));
    expect(levels(await checkStaffDoor(db, off))).toEqual(["ok"]);
    await db.query("update staff_members set disabled_at = now()");
    expect(levels(await checkStaffDoor(db, off))).toEqual(["fault"]);
    await db.close();
  });

  it("refuses a key for web push that is none, or that no browser takes, and takes none as a note", () => {
    const push = { privateKey: makePushKey(), contact: "mailto:it@example.org" };
    const real = { isDemo: false, publicUrl: "https://portal.example" };
    const noPoint = { ...push, privateKey: Buffer.alloc(32, 255).toString("base64url") };
    expect(textOf([checkPush({ push: noPoint, ...real })])).toMatch(/^FAULT .*Next: npm run keys -- make-push/);
    expect(textOf([checkPush({ push: noPoint, ...real })])).not.toContain(noPoint.privateKey);
    expect(levels([checkPush({ push, ...real, publicUrl: "http://portal.example" })])).toEqual(["fault"]);
    expect(levels([checkPush({ push: undefined, ...real })])).toEqual(["note"]);
    expect(textOf([checkPush({ push: undefined, ...real, isDemo: true })])).toContain("DATA_DIR/push");
    expect(levels([checkPush({ push, ...real })])).toEqual(["ok"]);
  });

  it("refuses a mail server that is not there or no mail server, and takes none as a note", async () => {
    expect(levels(await checkMail({ smtpUrl: undefined }))).toEqual(["note"]);
    expect(textOf(await checkMail({ smtpUrl: "smtp://who:hidden@127.0.0.1:1" }))).toMatch(/^FAULT .*127\.0\.0\.1:1/);
    expect(textOf(await checkMail({ smtpUrl: "smtp://who:hidden@127.0.0.1:1" }))).not.toContain("hidden");
    const other = createServer((socket) => socket.end("SSH-2.0-other\r\n")).listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as { port: number };
    expect(levels(await checkMail({ smtpUrl: `smtp://127.0.0.1:${port}` }))).toEqual(["fault"]);
    other.close();
    const server = await startStubSmtpServer();
    expect(levels(await checkMail({ smtpUrl: `${server.url}?from=a@b.example` }))).toEqual(["ok"]);
    expect(server.mails).toEqual([]);
    await server.stop();
  });
});

describe("the doctor on a database", { timeout: 60_000 }, () => {
  it("refuses another encoding, a replica and clocks that differ", () => {
    const state = { encoding: "UTF8", isReadOnly: false, mayCreate: true, user: "portal", now: new Date(0) };
    expect(explainState(state)).toEqual([]);
    expect(levels(explainState({ ...state, encoding: "SQL_ASCII", isReadOnly: true }))).toEqual(["fault", "fault"]);
    expect(levels([explainClock(2_500), explainClock(-2_500), explainClock(300)])).toEqual(["fault", "fault", "ok"]);
  });

  it("tells whether what is sealed opens with the keys that are here", async () => {
    const db = await openEmbeddedTestDatabase();
    try {
      const config = {
        encryptionKeys: TEST_ENCRYPTION_KEYS,
        isDemo: false,
        dataDir: scratch,
        databaseUrl: "postgres://",
      };
      expect(levels([checkKeys(config)])).toEqual(["ok"]);
      expect(levels([checkKeys({ ...config, encryptionKeys: undefined })])).toEqual(["fault"]);
      expect(levels([checkKeys({ ...config, encryptionKeys: "hunter2" })])).toEqual(["fault"]);
      expect(await checkSealedRows(db, config)).toEqual([]);
      await upsertResident(db, { id: randomUUID(), email: "li@example.org", language: "en", at: new Date(0) });
      expect(levels(await checkSealedRows(db, config))).toEqual(["ok"]);
      const others = { ...config, encryptionKeys: formatKeyRing(makeKeyRing()) };
      expect(textOf(await checkSealedRows(db, others))).toMatch(/residents.sealed by the key test does not open.*safe/);
    } finally {
      await db.close();
    }
  });

  it("leaves an embedded one alone that a portal holds, and opens no new one", async () => {
    const dataDir = join(scratch, "embedded");
    const env = { DATA_DIR: dataDir, DEMO: "0", SESSION_SECRET: "jX0pWb3RkUq7vYt2nE5sLc8aZd1fGh4i" };
    expect(textOf(await runDoctor(env))).toMatch(/will be made in .*embedded\/db[^]*power fails[^]*Sound: /);
    await mkdir(dataDir);
    expect(readdirSync(dataDir)).toEqual([]);
    const hold = holdDataDirectory(join(dataDir, "db"), "the portal (npm start)");
    expect(textOf(await runDoctor(env))).toMatch(/in use by the portal \(npm start\).*[^]*Sound: /);
    hold.release();
    const loadDataDir = new Blob([await readFile(inject("testDatabaseDump"))]);
    const db = await openPglite({ dataDir: join(dataDir, "db"), loadDataDir });
    await db.query("insert into schema_migrations (name, checksum) values ('9999_future.sql', '')");
    await db.close();
    const last = tellFindings(await runDoctor(env)).at(-1);
    expect(last).toMatch(/^1 fault\. The database is of a newer portal: it has had 9999_future\.sql\. Next: /);
  });

  const binaries = findPostgresBinaries();
  it.skipIf(!binaries && process.env["REQUIRE_POSTGRES"] !== "1")(
    "looks at PostgreSQL and installs nothing",
    async () => {
      const server = await startPostgresServer(binaries ?? "");
      const env = {
        PATH: process.env["PATH"],
        DATABASE_URL: await server.createDatabase(),
        DATA_DIR: scratch,
        SESSION_SECRET: "jX0pWb3RkUq7vYt2nE5sLc8aZd1fGh4i",
        ENCRYPTION_KEYS: TEST_ENCRYPTION_KEYS,
      };
      await chmod(scratch, 0o700);
      const told = textOf(await runDoctor(env));
      expect(told).toMatch(
        /ok {4}PostgreSQL 1\d[^]*clocks .* agree[^]*pg_trgm is offered[^]*migrations wait[^]*Sound: /,
      );
      expect(told).not.toContain("secret-of-the-test");
      await server.kill();
      const gone = tellFindings(await runDoctor(env)).at(-1);
      expect(gone).toMatch(/^1 fault\. The PostgreSQL database .* cannot be reached \(ECONNREFUSED\).*Next: psql/);
      await server.stop();
    },
  );
});
