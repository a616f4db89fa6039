import type { Logger } from "pino";
import type { Database } from "#app/db/port.ts";
import type { Site } from "#app/domain/desks/site-schema.ts";
import type { AuditHeads } from "#app/ports/audit-heads/port.ts";
import type { BreachedPasswords } from "#app/ports/breached-passwords/port.ts";
import type { Clock } from "#app/ports/clock/port.ts";
import type { Embeddings } from "#app/ports/embeddings/port.ts";
import type { FileInspector } from "#app/ports/documents/inspector.ts";
import type { FileStore } from "#app/ports/files/port.ts";
import type { IdentityProvider } from "#app/ports/identity/port.ts";
import type { JobQueue } from "#app/ports/jobs/port.ts";
import type { Llm } from "#app/ports/llm/port.ts";
import type { Reranker } from "#app/ports/rerank/port.ts";
import type { Scanner } from "#app/ports/scanner/port.ts";
import type { Metrics } from "#app/ports/metrics/port.ts";

export type WebPush = {
  readonly messages: "sent" | "files";
  /** Browsers are given it: they take messages from whoever holds the other half. */
  readonly publicKey: string;
  /** Push services (`name:port`) beside those of the known browsers. */
  readonly hosts: readonly string[];
};

/**
 * What use cases may ask for; each takes the part it needs: `Pick<Services, "db" | "clock">`. Made in
 * `services.server.ts`, by hand in tests.
 */
export type Services = {
  readonly db: Database;
  readonly clock: Clock;
  readonly jobs: JobQueue;
  readonly log: Logger;
  /** The authority's own facts (`content/site.yml`), as last ingested. */
  readonly site: Site;
  /** Unset when no model is configured: answers are extracted. */
  readonly llm: Llm | undefined;
  /** Unset when no model is configured: the search goes by words alone. */
  readonly embeddings?: Embeddings | undefined;
  /** Unset when no model is configured: passages stay in the order of the search. */
  readonly reranker?: Reranker | undefined;
  /** Where the content of attached files lies, sealed. */
  readonly files: FileStore;
  /** Looks into attached files before they are kept. */
  readonly inspector: FileInspector;
  /** Unset: no gateway for text messages, so none are offered. In demo mode they are files and reach nobody. */
  readonly textMessages?: "sent" | "files" | undefined;
  /** Unset: no key for web push, so it is not offered. In demo mode what would be pushed is files and reaches nobody. */
  readonly webPush?: WebPush | undefined;
  /** What the gateway shows when it passes on an answer to a text message; unset: it passes on none. */
  readonly textReplyKey?: string | undefined;
  /** Unset: attached files are marked as not scanned for malicious software. */
  readonly scanner?: Scanner | undefined;
  /** Unset: residents sign in by a code by mail alone. */
  readonly identity?: IdentityProvider | undefined;
  /** Unset: staff sign in by password alone. */
  readonly staffIdentity?: IdentityProvider | undefined;
  /** Unset is on. Off: staff come in by their provider alone. */
  readonly staffPasswords?: boolean | undefined;
  /** Unset: new passwords are compared with lists of the portal's own alone. */
  readonly breachedPasswords?: BreachedPasswords | undefined;
  /** Unset is on. Off: questions are stored, danger is answered, everything else is told where else to go. */
  readonly assistant?: "on" | "off";
  /** Ends of the audit chain that were written out of the database. */
  readonly auditHeads: AuditHeads;
  /** Unset: nobody counts. */
  readonly metrics?: Metrics | undefined;
  /** Hosts (`name:port`) of other systems in the authority's own network; unset: none. */
  readonly webhookHosts?: readonly string[] | undefined;
  /** Key of every keyed hash (secrets, visitor cookies). Never leaves the process. */
  readonly sessionSecret: string;
  /** Address for links in mails, without a slash at the end. */
  readonly publicUrl: string;
};
