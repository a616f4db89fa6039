/** The end of the audit chain at a moment: `seq` events, the last under `hash`. */
export type AuditHead = { readonly at: Date; readonly seq: number; readonly hash: string };

/** Keeps ends of the audit chain outside the database, so that whoever may rewrite that cannot rewrite both. */
export interface AuditHeads {
  append(head: AuditHead): Promise<void>;
  /** All of them, oldest first. Throws on a line that none was written as. */
  list(): Promise<AuditHead[]>;
}
