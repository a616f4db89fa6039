import { execFileSync } from "node:child_process";
import { appendFileSync, mkdtempSync, rmdirSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A disk of fixed size in memory. */
export type FixedDisk = {
  readonly path: string;
  /** Writes a file until so much is free; 0 leaves not one block. Again, it takes what has become free since. */
  fillTo(mb: number): void;
  /** Takes that file away. */
  empty(): void;
  unmount(): void;
};

const CHUNK_BYTES = 16 * 2 ** 20;

function freeBytes(path: string): number {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
}

function isFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOSPC";
}

/** `undefined` for whom the system lets make none: it takes root, on Linux. */
export function mountFixedDisk(sizeMb: number): FixedDisk | undefined {
  const path = mkdtempSync(join(tmpdir(), "onewindow-disk-"));
  const filler = join(path, "filler");
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${sizeMb}m,mode=1777`, "tmpfs", path], { stdio: "ignore" });
  } catch {
    rmdirSync(path);
    return undefined;
  }
  return {
    path,
    fillTo(mb) {
      try {
        for (let left = freeBytes(path) - mb * 2 ** 20; left > 0; left = freeBytes(path) - mb * 2 ** 20)
          appendFileSync(filler, Buffer.alloc(Math.min(left, CHUNK_BYTES)));
      } catch (error) {
        // Somebody else took the last block meanwhile.
        if (!isFull(error)) throw error;
      }
    },
    empty: () => rmSync(filler, { force: true }),
    unmount() {
      // Also while a program that was just killed still holds a file of it.
      execFileSync("umount", ["--lazy", path], { stdio: "ignore" });
      rmdirSync(path);
    },
  };
}
