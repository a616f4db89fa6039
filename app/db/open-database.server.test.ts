import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DataDirectoryHeldError, DatabaseUnavailableError } from "./errors.ts";
import { openDatabase } from "./open-database.server.ts";

describe("opening the configured database", { timeout: 120_000 }, () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), "onewindow-open-"));
    return () => rmSync(dataDir, { recursive: true, force: true });
  });
  const lines: string[] = [];
  const log = {
    info: (_facts: unknown, text?: string) => void lines.push(text ?? String(_facts)),
    warn: (text: unknown) => void lines.push(String(text)),
  };
  afterEach(() => void (lines.length = 0));

  it("embeds one in the data directory, made where there was none, for one process", async () => {
    const config = { databaseUrl: undefined, dataDir: join(dataDir, "new", "place"), isDemo: true };
    const db = await openDatabase(config, { purpose: "this test", log });
    expect(db.engine).toBe("pglite");
    expect(db.capabilities).toEqual({ vector: true, bm25: true, trigram: true });
    await expect(openDatabase(config, { purpose: "another", log })).rejects.toThrow(DataDirectoryHeldError);
    await db.close();
    expect(lines).toEqual([]);
  });

  it("warns when the embedded database is to carry real life", async () => {
    const db = await openDatabase({ databaseUrl: undefined, dataDir, isDemo: false }, { purpose: "this test", log });
    await db.close();
    expect(lines.join()).toContain("set DATABASE_URL for real use");
  });

  it("goes to the server of DATABASE_URL and leaves the data directory alone", async () => {
    const config = { databaseUrl: "postgres://portal@127.0.0.1:9/district", dataDir, isDemo: false };
    await expect(openDatabase(config, { purpose: "this test", log })).rejects.toThrow(DatabaseUnavailableError);
  });
});
