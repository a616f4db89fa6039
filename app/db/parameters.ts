/**
 * A parameter in the form that both drivers take alike: moments as ISO text in UTC, objects as JSON text, bytes as they
 * are, lists item by item (they become PostgreSQL arrays; a list for a json column must come as JSON text already).
 */
export function toParameter(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object") return value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map(toParameter);
  return JSON.stringify(value);
}

/** Channels are spelt so that quoting never matters. */
export function assertChannel(channel: string): void {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(channel))
    throw new Error(`"${channel}" is not a channel name: lower-case letters, digits and underscores.`);
}
