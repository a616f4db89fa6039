import type { Queryable } from "#app/db/port.ts";

/** How long a reading lasts when the notice of a publication was lost. A real span, whatever clock the portal shows. */
const MAX_AGE_MS = 60_000;
/** Addresses that nobody published are asked for, too. */
const MAX_READINGS = 1_000;

type Reading = { readonly readAt: number; readonly value: Promise<unknown> };

const readings = new WeakMap<Queryable, Map<string, Reading>>();

/**
 * Reads published content once and keeps what was read until something is published (`forgetPublished`), for a minute at
 * the longest. `key` names what is read with everything it depends on: language, day, grades. The value is shared, so
 * nobody may change it. A reading that fails is not kept.
 */
export function readPublished<T>(db: Queryable, key: readonly unknown[], read: () => Promise<T>): Promise<T> {
  const name = JSON.stringify(key);
  let kept = readings.get(db);
  if (!kept || kept.size >= MAX_READINGS) readings.set(db, (kept = new Map()));
  const known = kept.get(name);
  // The key names what is read, so the value has the reader's type.
  if (known && performance.now() - known.readAt < MAX_AGE_MS) return known.value as Promise<T>;
  const value = read();
  kept.set(name, { readAt: performance.now(), value });
  const own = kept;
  value.catch(() => own.delete(name));
  return value;
}

/** Content has changed: what was read, or is being read now, counts no more. */
export function forgetPublished(db: Queryable): void {
  readings.delete(db);
}
