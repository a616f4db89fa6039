import { openKeyRing } from "#app/config/encryption-keys.server.ts";
import { createFieldCipher } from "#app/db/encryption/field-cipher.server.ts";
import { createReadStream, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { mkdir, readFile, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGunzip } from "node:zlib";
import { extract } from "tar-stream";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { readConfig } from "#app/config/env.server.ts";
import { openPglite } from "#app/db/pglite.server.ts";
import { canBeFound, liveIn, type LivedIn } from "#tests/support/lived-in.ts";
import { writeArchive } from "./archive.server.ts";
import { makeBackup } from "./make-backup.server.ts";
import type { Manifest } from "./manifest.ts";
import { describeFile, listTree } from "./records.server.ts";
import { restoreBackup } from "./restore-backup.server.ts";

const env = { PATH: process.env["PATH"] };
const now = new Date("2026-03-02T03:00:00Z");
const SESSION_SECRET = "a secret for tests";

let scratch: string;
let archive: string;
let manifest: Manifest;
let lived: LivedIn;

const configOf = (name: string) => readConfig({ DATA_DIR: join(scratch, name), DEMO: "0", SESSION_SECRET });

/** What was said, line by line, when `file` was restored. */
async function restore(name: string, file = archive, isForced = false): Promise<string[]> {
  const lines: string[] = [];
  await restoreBackup(configOf(name), { file, isForced, env, now, say: (line) => void lines.push(line) });
  return lines;
}

const backup = (name: string, out: string) =>
  makeBackup(configOf(name), { out, isWithKeys: true, env, now, say: () => undefined });

/** An archive of the same form with another manifest. */
async function forge(name: string, change: (manifest: Manifest) => Manifest): Promise<string> {
  const file = join(scratch, name);
  const only = await describeFile(join(scratch, "any.txt"), "files/any.txt");
  await writeArchive(file, change({ ...manifest, folders: [], files: [only] }), [only]);
  return file;
}

async function listEntries(file: string): Promise<string[]> {
  const names: string[] = [];
  const reader = extract();
  reader.on("entry", ({ name }, stream, next) => {
    names.push(name);
    stream.on("end", next).resume();
  });
  await new Promise((resolve, reject) =>
    createReadStream(file).pipe(createGunzip()).pipe(reader).on("finish", resolve).on("error", reject),
  );
  return names;
}

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), "onewindow-backup-"));
  const dataDir = join(scratch, "old");
  const db = await openPglite({
    dataDir: join(dataDir, "db"),
    loadDataDir: new Blob([readFileSync(inject("testDatabaseDump"))]),
    purpose: "the portal (npm start)",
    fields: createFieldCipher(openKeyRing(configOf("old"))),
  });
  lived = await liveIn(db);
  await mkdir(join(dataDir, "files/2026"), { recursive: true });
  await mkdir(join(dataDir, "mail"));
  await writeFile(join(dataDir, "files/2026/photo.jpg"), Buffer.from([255, 216, 0, 1]));
  await writeFile(join(dataDir, "files/empty.txt"), "");
  await writeFile(join(dataDir, "mail/1.eml"), "To: li.hua@example.org");
  await writeFile(join(dataDir, "session-secret"), "kept in demo mode\n");
  archive = join(scratch, "backup.tar.gz");
  await expect(backup("old", archive)).rejects.toThrow(/in use by the portal \(npm start\)[^]*Stop that process/);
  await db.close();
  manifest = await backup("old", archive);
  await writeFile(join(scratch, "any.txt"), "no database");
}, 120_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe("an archive of the embedded database", { timeout: 120_000 }, () => {
  it("holds records and the keys asked for, not mails, and is for its owner's eyes", async () => {
    const entries = await listEntries(archive);
    expect(entries[0]).toBe("manifest.json");
    expect(entries.filter((name) => !name.startsWith("database/"))).toEqual([
      "manifest.json",
      "files/2026/photo.jpg",
      "files/empty.txt",
      "keys/session-secret",
      "keys/encryption-keys",
    ]);
    expect(statSync(archive).mode & 0o777).toBe(0o600);
    expect(manifest).toMatchObject({ engine: "pglite", audit: { events: 5 } });
    expect(manifest.row_counts).toMatchObject({ "public.requests": 2, "public.staff_members": 1 });
    expect(JSON.stringify(manifest)).not.toContain(SESSION_SECRET);
  });

  it("is not made over another file, nor where there is no portal", async () => {
    await expect(backup("old", archive)).rejects.toThrow("is there already");
    await expect(backup("nowhere", join(scratch, "none.tar.gz"))).rejects.toThrow("There is no embedded database");
    expect(existsSync(join(scratch, "none.tar.gz"))).toBe(false);
  });

  it.each([
    ["is not there", async () => join(scratch, "absent.tar.gz"), /no file/],
    [
      "is cut off",
      async () => {
        const file = join(scratch, "cut.tar.gz");
        await writeFile(file, await readFile(archive));
        await truncate(file, Math.floor(statSync(archive).size / 2));
        return file;
      },
      /damaged/,
    ],
    [
      "has one other byte",
      async () => {
        const bytes = await readFile(archive);
        bytes[Math.floor(bytes.length / 2)]! ^= 1;
        await writeFile(join(scratch, "flipped.tar.gz"), bytes);
        return join(scratch, "flipped.tar.gz");
      },
      /damaged/,
    ],
    [
      "has a file with another hash",
      () =>
        forge("hash.tar.gz", (from) => ({
          ...from,
          files: from.files.map((file) => ({ ...file, sha256: "0".repeat(64) })),
        })),
      /files\/any\.txt has another SHA-256/,
    ],
    [
      "lacks a file",
      () =>
        forge("lacks.tar.gz", (from) => ({
          ...from,
          files: [...from.files, { path: "files/lost.pdf", size: 1, sha256: "0".repeat(64) }],
        })),
      /files\/lost\.pdf is missing/,
    ],
    [
      "would write elsewhere",
      () =>
        forge("climbs.tar.gz", (from) => ({
          ...from,
          files: [...from.files, { path: "files/../../climbed", size: 1, sha256: "0".repeat(64) }],
        })),
      /no path of an archive/,
    ],
    [
      "is of a newer portal",
      () => forge("newer.tar.gz", (from) => ({ ...from, migrations: [...from.migrations, "9999_add_the_future.sql"] })),
      /newer portal[^]*9999_add_the_future\.sql[^]*Update the portal first/,
    ],
    [
      "is of the other engine",
      () => forge("other.tar.gz", (from) => ({ ...from, engine: "postgres" as const })),
      /made from PostgreSQL[^]*Set DATABASE_URL/,
    ],
    ["holds no database", () => forge("none.tar.gz", (from) => from), /holds no database/],
  ])("is refused when it %s, and nothing is left behind", async (_name, make, message) => {
    await expect(restore("refused", await make())).rejects.toThrow(message);
    expect(existsSync(join(scratch, "climbed"))).toBe(false);
    expect(readdirSync(join(scratch, "refused"))).toEqual([]);
  });

  it("is refused where something is, and while a portal runs there", async () => {
    await mkdir(join(scratch, "full/files"), { recursive: true });
    await writeFile(join(scratch, "full/files/old.pdf"), "old");
    await expect(restore("full")).rejects.toThrow(/is there already[^]*--force/);
    await expect(restore("old")).rejects.toThrow(/is there already[^]*--force/);
  });

  it("notices a row too few before anything is put in its place", async () => {
    const file = join(scratch, "rows.tar.gz");
    const { files, folders } = await listTree(join(scratch, "old/db"), "database");
    const row_counts = { ...manifest.row_counts, "public.request_access": 7 };
    await writeArchive(file, { ...manifest, row_counts, folders, files }, files);
    await expect(restore("short", file)).rejects.toThrow(/request_access has 2 rows; in the archive it had 7/);
    expect(readdirSync(join(scratch, "short"))).toEqual([]);
  });

  it("brings everything back elsewhere, keys too, and keeps beside what it replaces", async () => {
    await mkdir(join(scratch, "new/db"), { recursive: true });
    const lines = await restore("new", archive, true);
    expect(lines.filter((line) => !line.startsWith("ok"))).toEqual([
      expect.stringContaining("what stood there before"),
    ]);
    expect(lines).toHaveLength(8);

    const names = readdirSync(join(scratch, "new")).sort();
    expect(names).toEqual([
      "db",
      expect.stringMatching(/^db\.before-2026/),
      "encryption-keys",
      "files",
      "session-secret",
    ]);
    expect(statSync(join(scratch, "new/session-secret")).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(scratch, "new/files/2026/photo.jpg"))).toEqual(Buffer.from([255, 216, 0, 1]));
    const db = await openPglite({ dataDir: join(scratch, "new/db"), purpose: "this test" });
    expect(await canBeFound(db, lived)).toBe(true);
    await db.close();
  });
});
