import { randomBytes } from "node:crypto";
import { linkSync, readFileSync, readlinkSync, statSync, unlinkSync, utimesSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { DataDirectoryHeldError } from "./errors.ts";

const holderSchema = z.object({
  pid: z.number().int(),
  /** When the process started, in the system's own count; tells a process from a later one with the same number. */
  processStart: z.string().nullable(),
  /** Process numbers mean something only within one container and one start of the machine. */
  processSpace: z.string(),
  purpose: z.string(),
  since: z.string(),
});
type Holder = z.infer<typeof holderSchema>;

const BEAT_MS = 5_000;
/** A holder in another container cannot be looked up; it counts as gone when its lock file was not touched for so long. */
const SILENT_MS = 20_000;

export type DataDirectoryHold = { release(): void };

const lockFileOf = (dataDir: string): string => `${dataDir.replace(/\/+$/, "")}.lock`;
const describeHolder = ({ purpose, pid, since }: Holder): string => `by ${purpose} (process ${pid}) since ${since}`;

/**
 * Takes the directory for this process alone, until released or until the process ends, however it ends. Two processes
 * in one embedded database lose each other's writes silently, so a second one gets `DataDirectoryHeldError`.
 */
export function holdDataDirectory(dataDir: string, purpose: string): DataDirectoryHold {
  const lockFile = lockFileOf(dataDir);
  const me: Holder = {
    pid: process.pid,
    processStart: processStart(process.pid),
    processSpace: processSpace(),
    purpose,
    since: new Date().toISOString(),
  };
  if (!create(lockFile, me)) takeOver(lockFile, me, dataDir);

  const beat = setInterval(() => touch(lockFile), BEAT_MS).unref();
  const release = () => {
    clearInterval(beat);
    process.removeListener("exit", release);
    if (isSame(read(lockFile), me)) unlinkSync(lockFile);
  };
  process.on("exit", release);
  return { release };
}

/** Who has the directory at this moment, in words; `undefined` when nobody has. Takes nothing. */
export function findDirectoryHolder(dataDir: string): string | undefined {
  const lockFile = lockFileOf(dataDir);
  const holder = read(lockFile);
  return holder && !isGone(lockFile, holder) ? describeHolder(holder) : undefined;
}

/** Removes a lock whose holder is gone and takes its place; a second lock keeps two processes from doing so at once. */
function takeOver(lockFile: string, me: Holder, dataDir: string): void {
  const guardFile = `${lockFile}.taking`;
  if (!create(guardFile, me)) {
    if (!isGone(guardFile, read(guardFile))) throw held(dataDir, lockFile, read(lockFile));
    unlinkSync(guardFile);
    if (!create(guardFile, me)) throw held(dataDir, lockFile, read(lockFile));
  }
  try {
    const holder = read(lockFile);
    if (!isGone(lockFile, holder)) throw held(dataDir, lockFile, holder);
    unlinkIfThere(lockFile);
    if (!create(lockFile, me)) throw held(dataDir, lockFile, read(lockFile));
  } finally {
    unlinkIfThere(guardFile);
  }
}

/** Makes the file with its content in one step, unless it is there already. */
function create(file: string, holder: Holder): boolean {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(draft, `${JSON.stringify(holder, null, 2)}\n`);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  } finally {
    unlinkSync(draft);
  }
}

function read(file: string): Holder | undefined {
  try {
    return holderSchema.safeParse(JSON.parse(readFileSync(file, "utf8"))).data;
  } catch {
    return undefined;
  }
}

function isGone(file: string, holder: Holder | undefined): boolean {
  if (!holder) return true;
  if (holder.processSpace !== processSpace()) return millisecondsSinceBeat(file) > SILENT_MS;
  return !isAlive(holder.pid) || processStart(holder.pid) !== holder.processStart;
}

const isSame = (a: Holder | undefined, b: Holder) =>
  a?.pid === b.pid && a.since === b.since && a.processSpace === b.processSpace;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * The start time in `/proc/<pid>/stat` (field 22, counted after the program's name, which may hold blanks); `null`
 * without `/proc`. A process that has ended but was not collected by its parent (state Z) has none.
 */
function processStart(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

function processSpace(): string {
  try {
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return "";
  }
}

function millisecondsSinceBeat(file: string): number {
  try {
    return Date.now() - statSync(file).mtimeMs;
  } catch {
    return Infinity;
  }
}

function touch(file: string): void {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // Somebody removed the lock by hand; the next one to open the directory will tell.
  }
}

function unlinkIfThere(file: string): void {
  try {
    unlinkSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}

function held(dataDir: string, lockFile: string, holder: Holder | undefined): DataDirectoryHeldError {
  const who = holder ? describeHolder(holder) : "by another process that is just starting";
  return new DataDirectoryHeldError(
    `The data directory ${dataDir} is in use ${who}. ` +
      `Stop that process and try again, or choose another directory with DATA_DIR. ` +
      `If you are sure that no such process runs, on this machine or another, delete ${lockFile}.`,
  );
}
