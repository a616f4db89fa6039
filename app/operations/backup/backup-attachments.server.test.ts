import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { openKeyRing } from "#app/config/encryption-keys.server.ts";
import { filesDir, readConfig } from "#app/config/env.server.ts";
import { createFieldCipher } from "#app/db/encryption/field-cipher.server.ts";
import { openPglite } from "#app/db/pglite.server.ts";
import { attachToRequest, openFileAsResident } from "#app/domain/requests/request-files.server.ts";
import { addInformation } from "#app/domain/requests/add-information.server.ts";
import { getRequestForResident } from "#app/domain/requests/get-request-for-resident.server.ts";
import { createDiskFiles, placeOnDisk } from "#app/ports/files/disk.server.ts";
import { assertFileName } from "#app/ports/files/port.ts";
import { aFile } from "#tests/factories/attachment.ts";
import { aRequest, requestDeps, theResident } from "#tests/factories/request.ts";
import { makePicture } from "#tests/support/make-picture.ts";
import { makeBackup } from "./make-backup.server.ts";
import { restoreBackup } from "./restore-backup.server.ts";

const env = { PATH: process.env["PATH"] };
const now = new Date("2026-03-02T03:00:00Z");
const { visitorId } = theResident;

let scratch: string;
let reference: string;
let paths: string[];

const BUCKET = {
  FILES_S3_URL: "https://s3.example.org/files",
  FILES_S3_ACCESS_KEY_ID: "id",
  FILES_S3_SECRET_ACCESS_KEY: "key",
};
const configOf = (name: string, more: Record<string, string> = {}) =>
  readConfig({ DATA_DIR: join(scratch, name), DEMO: "0", SESSION_SECRET: "a secret for tests", ...more });

async function openDeps(name: string, isNew = false) {
  const config = configOf(name);
  const db = await openPglite({
    dataDir: join(config.dataDir, "db"),
    ...(isNew ? { loadDataDir: new Blob([readFileSync(inject("testDatabaseDump"))]) } : {}),
    purpose: "a test",
    fields: createFieldCipher(openKeyRing({ ...config, isDemo: true })),
  });
  return { ...requestDeps(db), files: createDiskFiles(filesDir(config)) };
}

async function backup(name: string, file: string, more?: Record<string, string>) {
  const lines: string[] = [];
  const out = join(scratch, file);
  const manifest = await makeBackup(configOf(name, more), {
    out,
    isWithKeys: true,
    env,
    now,
    say: (line) => void lines.push(line),
  });
  return { manifest, lines };
}

async function restore(name: string, file: string, more?: Record<string, string>): Promise<string[]> {
  const lines: string[] = [];
  const input = { file: join(scratch, file), isForced: false, env, now, say: (line: string) => void lines.push(line) };
  await restoreBackup(configOf(name, more), input);
  return lines;
}

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), "onewindow-attached-"));
  const deps = await openDeps("old", true);
  ({ reference } = await aRequest(deps));
  for (const name of ["one.png", "two.png"]) await attachToRequest(deps, { reference, visitorId }, aFile({ name }));
  await addInformation(deps, { reference, visitorId, words: "Two photos." });
  const { rows } = await deps.db.query<{ stored_as: string }>("select stored_as from attachments order by stored_as");
  paths = rows.map(({ stored_as: name }) => {
    assertFileName(name);
    return `files/${placeOnDisk(name)}`;
  });
  await deps.db.close();
}, 180_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

it("a backup has every attached file, and after a restore its resident opens it", async () => {
  const { manifest, lines } = await backup("old", "whole.tar.gz");
  expect(manifest.files.map(({ path }) => path)).toEqual(expect.arrayContaining(paths));
  expect(lines).toContain("Attached files: 2, each there with its SHA-256.");
  expect(await restore("new", "whole.tar.gz")).toContain("ok    attached files: 2, each there with its SHA-256");
  const deps = await openDeps("new");
  const { files } = await getRequestForResident(deps, { reference, visitorId, language: "en" });
  expect(files.map(({ name }) => name).sort()).toEqual(["one.png", "two.png"]);
  const { bytes } = await openFileAsResident(deps, { reference, visitorId, fileId: files[0]!.id });
  expect(bytes.equals(makePicture("png"))).toBe(true);
  await deps.db.close();
}, 180_000);

it("an archive is refused where the portal would look elsewhere for its files, before anything is written", async () => {
  const inArchive = await backup("old", "kept.tar.gz");
  expect(inArchive.manifest.attachments_in).toBe("archive");
  await expect(restore("elsewhere", "kept.tar.gz", BUCKET)).rejects.toThrow("Unset FILES_S3_URL");
  const inBucket = await backup("old", "bucket.tar.gz", BUCKET);
  expect(inBucket.manifest.attachments_in).toBe("bucket");
  await expect(restore("elsewhere", "bucket.tar.gz")).rejects.toThrow("Set FILES_S3_URL");
  expect(await restore("elsewhere", "bucket.tar.gz", BUCKET)).toContain(
    "note  attached files: 2 are in the bucket FILES_S3_URL; bring it back, too",
  );
}, 180_000);

it.each([
  ["missing", "is missing", (path: string) => rm(path)],
  [
    "changed",
    "was changed",
    async (path: string) => {
      const bytes = await readFile(path);
      bytes[15] = 0xff ^ (bytes[15] ?? 0);
      await writeFile(path, bytes);
    },
  ],
] as const)(
  "a file that is %s is named by backup and restore, and costs nothing else",
  async (name, words, harm) => {
    await cp(join(scratch, "old"), join(scratch, name), { recursive: true });
    await harm(join(scratch, name, paths[0]!));
    const { manifest, lines } = await backup(name, `${name}.tar.gz`);
    expect(lines).toContain(`FAULT attached file ${paths[0]} ${words}`);
    expect(manifest.file_faults).toEqual([`${paths[0]} ${words}`]);
    const said = await restore(`${name}-back`, `${name}.tar.gz`);
    expect(said).toContain(`FAULT attached file ${paths[0]} ${words}`);
  },
  180_000,
);
