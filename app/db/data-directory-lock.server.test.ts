import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { projectRoot } from "#app/config/paths.server.ts";
import { holdDataDirectory } from "./data-directory-lock.server.ts";
import { DataDirectoryHeldError } from "./errors.ts";

let folder: string;
let dataDir: string;
let lockFile: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "onewindow-lock-"));
  dataDir = join(folder, "db");
  lockFile = `${dataDir}.lock`;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process that runs `script` with `hold(purpose)` and says each line it prints. */
async function startProcess(script: string) {
  const child = spawn(
    process.execPath,
    [
      ...["--import", "tsx", "--input-type=module", "--eval"],
      `import { holdDataDirectory } from "#app/db/data-directory-lock.server.ts";
       const hold = (purpose) => holdDataDirectory(${JSON.stringify(dataDir)}, purpose);
       ${script}`,
    ],
    { cwd: projectRoot, stdio: ["pipe", "pipe", "inherit"] },
  );
  let output = "";
  child.stdout.on("data", (piece: Buffer) => (output += piece.toString()));
  const said = async (text: string) => {
    while (!output.includes(text))
      await Promise.race([
        once(child.stdout, "data"),
        once(child, "exit").then(() => Promise.reject(new Error(`ended: ${output}`))),
      ]);
  };
  return { child, said, ended: once(child, "close").then(() => output) };
}

const HOLD_AND_WAIT = `hold("the portal (npm start)"); console.log("held"); process.stdin.resume();`;

describe("the lock beside the embedded database's directory", () => {
  it("turns a second process away, naming the holder, since when, and what to do", async () => {
    const before = new Date().toISOString();
    const { child, said } = await startProcess(HOLD_AND_WAIT);
    await said("held");
    const error = (() => {
      try {
        holdDataDirectory(dataDir, "npm run ingest");
      } catch (e) {
        return e;
      }
    })();
    child.kill("SIGKILL");
    expect(error).toBeInstanceOf(DataDirectoryHeldError);
    const { message } = error as Error;
    expect(message).toContain(dataDir);
    expect(message).toContain(`the portal (npm start) (process ${child.pid})`);
    const since = /since (\S+Z)/.exec(message)?.[1] ?? "";
    expect(since >= before && since <= new Date().toISOString()).toBe(true);
    expect(message).toMatch(/Stop that process and try again/);
    expect(JSON.parse(readFileSync(lockFile, "utf8"))).toMatchObject({ pid: child.pid });
  });

  it("also turns the same process away, whose two halves would not know of each other", () => {
    const hold = holdDataDirectory(dataDir, "first");
    expect(() => holdDataDirectory(dataDir, "second")).toThrow(DataDirectoryHeldError);
    hold.release();
    holdDataDirectory(dataDir, "second").release();
    expect(existsSync(lockFile)).toBe(false);
  });

  it("is free again after kill -9", async () => {
    const { child, said } = await startProcess(HOLD_AND_WAIT);
    await said("held");
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(existsSync(lockFile)).toBe(true);
    holdDataDirectory(dataDir, "after the kill").release();
  });

  it("is gone after a process that ended without releasing it", async () => {
    const { ended } = await startProcess(`hold("short"); console.log("held"); process.exit(3);`);
    expect(await ended).toContain("held");
    expect(existsSync(lockFile)).toBe(false);
  });

  it("does not take a later process with the same number for the holder", () => {
    const hold = holdDataDirectory(dataDir, "this one");
    const holder = JSON.parse(readFileSync(lockFile, "utf8")) as { processStart: string };
    hold.release();
    writeFileSync(lockFile, JSON.stringify({ ...holder, processStart: String(Number(holder.processStart) - 1) }));
    holdDataDirectory(dataDir, "the next one").release();
  });

  it("believes a holder in another container as long as it touches its lock", () => {
    const hold = holdDataDirectory(dataDir, "this one");
    const holder = JSON.parse(readFileSync(lockFile, "utf8")) as object;
    hold.release();
    writeFileSync(lockFile, JSON.stringify({ ...holder, processSpace: "elsewhere", pid: 1 }));
    expect(() => holdDataDirectory(dataDir, "here")).toThrow(DataDirectoryHeldError);
    const aMinuteAgo = new Date(Date.now() - 60_000);
    utimesSync(lockFile, aMinuteAgo, aMinuteAgo);
    holdDataDirectory(dataDir, "here").release();
  });

  it("is not stopped by a lock file that is empty or damaged", () => {
    writeFileSync(lockFile, "");
    holdDataDirectory(dataDir, "after a full disk").release();
  });

  it("lets exactly one in when many find the lock of a dead process", async () => {
    writeFileSync(
      lockFile,
      JSON.stringify({
        pid: 999_999_999,
        processStart: "1",
        processSpace: "",
        purpose: "dead",
        since: "2026-01-01T00:00:00Z",
      }),
    );
    const aMinuteAgo = new Date(Date.now() - 60_000);
    utimesSync(lockFile, aMinuteAgo, aMinuteAgo);
    const script = `
      process.stdin.once("data", () => {
        try { hold("racer"); console.log("won"); } catch (error) { console.log(error.name); }
        process.stdin.once("data", () => process.exit());
      });
      console.log("ready");`;
    const racers = await Promise.all(Array.from({ length: 4 }, () => startProcess(script)));
    await Promise.all(racers.map((racer) => racer.said("ready")));
    for (const racer of racers) racer.child.stdin.write("go\n");
    await Promise.all(racers.map((racer) => Promise.race([racer.said("won"), racer.said("DataDirectoryHeldError")])));
    for (const racer of racers) racer.child.stdin.write("end\n");
    const outputs = await Promise.all(racers.map((racer) => racer.ended));
    expect(outputs.filter((output) => output.includes("won"))).toHaveLength(1);
    expect(outputs.filter((output) => output.includes("DataDirectoryHeldError"))).toHaveLength(3);
  });
});
