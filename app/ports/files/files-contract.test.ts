import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { S3_KEYS, startS3Server } from "#tests/support/s3-server.ts";
import { createDiskFiles } from "./disk.server.ts";
import { FakeFiles } from "./fake.ts";
import { assertFileName, FileMissingError, type FileName, type FileStore } from "./port.ts";
import { createS3Files } from "./s3.server.ts";

function aName(): FileName {
  const name = randomBytes(16).toString("hex");
  assertFileName(name);
  return name;
}

let directory: string;
let s3: Awaited<ReturnType<typeof startS3Server>>;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "onewindow-files-"));
  s3 = await startS3Server();
});
afterAll(async () => {
  rmSync(directory, { recursive: true, force: true });
  await s3.close();
});

const stores: readonly (readonly [string, () => FileStore])[] = [
  ["on the disk", () => createDiskFiles(join(directory, "files"))],
  ["in memory", () => new FakeFiles()],
  ["in a bucket", () => createS3Files({ url: s3.url, ...S3_KEYS })],
];

async function namesIn(store: FileStore): Promise<string[]> {
  const names: string[] = [];
  for await (const { name, ageMs } of store.list()) {
    expect(Math.abs(ageMs)).toBeLessThan(60_000);
    names.push(name);
  }
  return names.sort();
}

describe.each(stores)("files %s", (_where, open) => {
  it("are read back byte by byte, listed over several pages, and gone when removed", async () => {
    const store = open();
    const names = Array.from({ length: 5 }, aName).sort();
    const contents = names.map(() => randomBytes(70_000));
    for (const [at, name] of names.entries()) await store.put(name, contents[at]!);
    expect(await namesIn(store)).toEqual(names);
    for (const [at, name] of names.entries()) expect((await store.get(name)).equals(contents[at]!)).toBe(true);
    await store.remove(names[0]!);
    await store.remove(names[0]!);
    expect(await namesIn(store)).toEqual(names.slice(1));
    await expect(store.get(names[0]!)).rejects.toThrow(FileMissingError);
    for (const name of names) await store.remove(name);
  });

  it.each(["../../etc/passwd", "", "a".repeat(31), "A".repeat(32), `${"a".repeat(32)}/x`, `${"a".repeat(31)}\0`])(
    "are never named %j",
    async (name) => {
      const store = open();
      // What a caller without types could send.
      const forced = name as FileName;
      await expect(store.put(forced, Buffer.from("x"))).rejects.toThrow("32 hexadecimal");
      await expect(store.get(forced)).rejects.toThrow("32 hexadecimal");
      await expect(store.remove(forced)).rejects.toThrow("32 hexadecimal");
      expect(await namesIn(store)).toEqual([]);
    },
  );
});

describe("files on the disk", () => {
  it("are for the portal's account alone, and a half-written one is no file", async () => {
    const root = join(directory, "half");
    const store = createDiskFiles(root);
    const [name, half] = [aName(), aName()];
    await store.put(name, Buffer.from("x"));
    const path = join(root, name.slice(0, 2), name);
    expect(statSync(path).mode & 0o077).toBe(0);
    writeFileSync(join(root, name.slice(0, 2), `${half}.part`), "x");
    expect(await namesIn(store)).toEqual([name]);
    const old = new Date(Date.now() - 2 * 3_600_000);
    utimesSync(join(root, name.slice(0, 2), `${half}.part`), old, old);
    await namesIn(store);
    expect(readdirSync(join(root, name.slice(0, 2)))).toEqual([name]);
  });

  it("are never written over", async () => {
    const store = createDiskFiles(join(directory, "twice"));
    const name = aName();
    await Promise.allSettled([store.put(name, Buffer.from("a")), store.put(name, Buffer.from("b"))]);
    expect(["a", "b"]).toContain((await store.get(name)).toString());
  });
});

describe("a bucket", () => {
  it("turns away another secret, and its words reach nobody", async () => {
    const store = createS3Files({ url: s3.url, ...S3_KEYS, secretAccessKey: "guessed" });
    await expect(store.put(aName(), Buffer.from("x"))).rejects.toThrow("answered 403");
    await expect(store.get(aName())).rejects.not.toThrow("SignatureDoesNotMatch");
  });

  it("that is down is a fault, not a missing file", async () => {
    const other = await startS3Server();
    const store = createS3Files({ url: other.url, ...S3_KEYS });
    other.breakDown();
    await expect(store.get(aName())).rejects.toThrow("answered 503");
    await other.close();
  }, 20_000);
});
