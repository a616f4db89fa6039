import { isUnavailable } from "#app/db/errors.ts";
import type { Queryable } from "#app/db/port.ts";

/** How long a reading lasts when the notice of a publication was lost. A real span, whatever clock the portal shows. */
const MAX_AGE_MS = 60_000;
/** Without a database the last reading is used on for so long before it is asked again. */
const RETRY_MS = 2_000;
/** Addresses that nobody published are asked for, too. */
const MAX_READINGS = 4_000;

type Reading = { readonly readAt: number; readonly value: Promise<unknown> };

const readings = new WeakMap<Queryable, Map<string, Reading>>();

/**
 * Reads published content once and keeps what was read until something is published (`forgetPublished`), for a minute at
 * the longest, or on and on while the database is away: an old opening hour is better than none. `key` names what is read with
 * everything it depends on: language, day, grades. The value is shared, so nobody may change it. A reading that fails is not kept.
 */
export function readPublished<T>(db: Queryable, key: readonly unknown[], read: () => Promise<T>): Promise<T> {
  const name = JSON.stringify(key);
  const kept = readings.get(db) ?? new Map<string, Reading>();
  readings.set(db, kept);
  const known = kept.get(name);
  // The key names what is read, so the value has the reader's type.
  if (known && performance.now() - known.readAt < MAX_AGE_MS) return known.value as Promise<T>;
  const value = known ? read().catch((error: unknown) => readOn<T>(known, error, kept, name)) : read();
  keep(kept, name, { readAt: performance.now(), value });
  value.catch(() => kept.delete(name));
  return value;
}

/** The least lately read goes first. */
function keep(kept: Map<string, Reading>, name: string, reading: Reading): void {
  kept.delete(name);
  kept.set(name, reading);
  for (const oldest of kept.keys()) {
    if (kept.size <= MAX_READINGS) break;
    kept.delete(oldest);
  }
}

function readOn<T>(known: Reading, error: unknown, kept: Map<string, Reading>, name: string): Promise<T> {
  if (!isUnavailable(error)) throw error;
  const readAt = performance.now() - MAX_AGE_MS + RETRY_MS;
  if (kept.has(name)) kept.set(name, { readAt, value: known.value });
  return known.value as Promise<T>;
}

/** Content has changed: what was read, or is being read now, counts no more. */
export function forgetPublished(db: Queryable): void {
  readings.delete(db);
}
