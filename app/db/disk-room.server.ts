import { statfsSync } from "node:fs";
import { DatabaseError } from "./errors.ts";

/** Below this the embedded database takes no more writes: with a disk quite full it would stand still, and not open again. */
export const MIN_FREE_BYTES = 100 * 2 ** 20;
const MEASURED_FOR_MS = 1_000;

const WRITES = /^\s*(?:insert|update|delete|merge|create|alter|drop|truncate|copy|vacuum|reindex|refresh|cluster)\b/i;
const WRITES_WITH = /^\s*with\b[\s\S]*\b(?:insert\s+into|update\s+\w|delete\s+from|merge\s+into)\b/i;

/** Whether a statement needs room. `select … for update` does not. */
export const needsRoom = (sql: string): boolean => WRITES.test(sql) || WRITES_WITH.test(sql);

const freeBytesOf = (path: string): number => {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
};

/**
 * A check to make before each write into `directory`: throws what PostgreSQL does when its disk is full (53100), so that forms
 * answer "later" and keep what was typed. Looks at the disk once a second.
 */
export function watchRoom(directory: string, measure: (path: string) => number = freeBytesOf): () => void {
  let measuredAt = -Infinity;
  let free = Infinity;
  return () => {
    if (performance.now() - measuredAt > MEASURED_FOR_MS) {
      free = measure(directory);
      measuredAt = performance.now();
    }
    if (free >= MIN_FREE_BYTES) return;
    const mb = (bytes: number) => Math.floor(bytes / 2 ** 20);
    throw new DatabaseError({
      code: "53100",
      message: `Only ${mb(free)} MB are free for ${directory}; nothing is written below ${mb(MIN_FREE_BYTES)} MB. Make room: npm run doctor`,
    });
  };
}
