import { createHash } from "node:crypto";

/** Same value, same hash; the order of keys is the order they were read in, which the schemas fix. */
export function contentHash(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}
