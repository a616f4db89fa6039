import { createHash } from "node:crypto";

export type AuditActor =
  { readonly kind: "staff" | "resident"; readonly id: string } | { readonly kind: "system"; readonly id?: string };

/** References and codes only: personal data here could never be erased again. */
export type AuditDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export type AuditEvent = {
  readonly seq: number;
  readonly at: Date;
  readonly actor: AuditActor;
  /** `area.verb`, such as `requests.opened`. */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly details: AuditDetails;
};

/** What the first event follows. */
export const CHAIN_START = { seq: 0, hash: "0".repeat(64) } as const;

/** JSON with keys in one order at every depth: jsonb does not keep the order in which they were written. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(",")}}`;
}

/** SHA-256 of the previous hash and this event: changing any event changes every hash after it. */
export function hashAuditEvent(previousHash: string, event: AuditEvent): string {
  const { seq, at, actor, action, subjectType, subjectId, details } = event;
  const record = {
    seq,
    at: at.toISOString(),
    actor: { kind: actor.kind, id: actor.id ?? null },
    action,
    subjectType,
    subjectId,
    details,
  };
  return createHash("sha256").update(previousHash).update(canonicalJson(record)).digest("hex");
}
