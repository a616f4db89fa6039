import pino, { type Logger } from "pino";
import {
  auditHeadsDir,
  type Config,
  filesDir,
  mailDir,
  type ModelEndpoint,
  parsedDir,
  publicAddress,
  pushDir,
  textDir,
} from "#app/config/env.server.ts";
import { migrationsDir } from "#app/config/paths.server.ts";
import { type KeyRingSource, openKeyRing } from "#app/config/encryption-keys.server.ts";
import { publicPushKey, readPushKey } from "#app/config/push-key.server.ts";
import { readSessionSecret } from "#app/config/session-secret.server.ts";
import { createFieldCipher } from "#app/db/encryption/field-cipher.server.ts";
import { migrate } from "#app/db/migrate.server.ts";
import { openDatabase } from "#app/db/open-database.server.ts";
import type { Database } from "#app/db/port.ts";
import { prepareMetrics } from "#app/domain/assistant/meter-answer.ts";
import { findSite } from "#app/domain/catalogue/find-site.server.ts";
import { forgetPublished } from "#app/domain/content/read-published.server.ts";
import type { Site } from "#app/domain/desks/site-schema.ts";
import type { Services, WebPush } from "#app/domain/services.ts";
import { StartupError } from "#app/lib/startup-error.ts";
import { openAuditHeads } from "#app/ports/audit-heads/files.server.ts";
import type { BreachedPasswords } from "#app/ports/breached-passwords/port.ts";
import { createPasswordRange } from "#app/ports/breached-passwords/range.server.ts";
import { type Clock, systemClock } from "#app/ports/clock/port.ts";
import { shiftedClock } from "#app/ports/clock/shifted-clock.ts";
import { keepParsed } from "#app/ports/documents/cached-parser.server.ts";
import type { DocumentParser } from "#app/ports/documents/port.ts";
import { createThreadParser } from "#app/ports/documents/thread-parser.server.ts";
import { createThreadInspector } from "#app/ports/documents/thread-inspector.server.ts";
import { createDiskFiles } from "#app/ports/files/disk.server.ts";
import type { FileStore } from "#app/ports/files/port.ts";
import { createS3Files } from "#app/ports/files/s3.server.ts";
import { createGuardedFetch, type GuardedFetch } from "#app/ports/fetch/guarded-fetch.server.ts";
import { openJobQueue } from "#app/ports/jobs/pg-boss.server.ts";
import { guardEmbeddings } from "#app/ports/embeddings/guarded.server.ts";
import { createOpenAiEmbeddings } from "#app/ports/embeddings/openai.server.ts";
import type { Embeddings } from "#app/ports/embeddings/port.ts";
import { createOidcProvider } from "#app/ports/identity/oidc.server.ts";
import { createOpenAiLlm } from "#app/ports/llm/openai.server.ts";
import type { Llm } from "#app/ports/llm/port.ts";
import { meterEmbeddings, meterLlm, meterReranker, noteCircuit } from "#app/ports/metrics/meter-models.ts";
import type { Metrics } from "#app/ports/metrics/port.ts";
import type { CircuitState } from "#app/ports/metrics/tell-circuit.ts";
import { createMetrics } from "#app/ports/metrics/prometheus.ts";
import { guardReranker } from "#app/ports/rerank/guarded.server.ts";
import { createHttpReranker } from "#app/ports/rerank/http.server.ts";
import type { Reranker } from "#app/ports/rerank/port.ts";
import { openPushes } from "#app/ports/push/open-pushes.server.ts";
import type { PushTransport } from "#app/ports/push/port.ts";
import { openTexts } from "#app/ports/sms/open-texts.server.ts";
import type { TextTransport } from "#app/ports/sms/port.ts";
import { openMail } from "#app/ports/mail/open-mail.server.ts";
import { createClamdScanner } from "#app/ports/scanner/clamd.server.ts";
import type { MailTransport } from "#app/ports/mail/port.ts";

/** The composition root: the only place that chooses an adapter. */

/** `NOTIFY` channel: what residents read has changed. */
export const CONTENT_PUBLISHED = "content_published";

type OpenOptions = { readonly log?: Logger; readonly say?: (line: string) => void };

/** The database with every migration applied. `purpose` names us to whoever finds the embedded one held. */
export async function openMigratedDatabase(
  config: Config,
  purpose: string,
  options: OpenOptions = {},
): Promise<Database> {
  const { log = openCommandLog(), say } = options;
  // Asked for when something sealed is first used: publishing and listing staff need no keys.
  let readRing: KeyRingSource | undefined;
  const fields = createFieldCipher(() => (readRing ??= openKeyRing(config))());
  const db = await openDatabase(config, { purpose, log, fields });
  try {
    await migrate(db, migrationsDir, {
      onApplied: (_name, done, total) => {
        if (done === total) say?.(`Database: ${total} migrations applied.`);
      },
    });
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
}

export const openClock = (config: Config): Clock => (config.demoClock ? shiftedClock(config.demoClock) : systemClock);

/** Reads a file of the authority once and keeps what it said. */
export const openDocumentParser = (config: Config): DocumentParser =>
  keepParsed(createThreadParser(), parsedDir(config));

/** JSON lines on the standard output, each with its moment in UTC. */
export const openLog = (config: Config): Logger =>
  pino({ level: config.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime });

/** Commands print their results on the standard output, so their log goes beside it, and only when it matters. */
const openCommandLog = (): Logger => pino({ level: "warn", base: null }, pino.destination(2));

/** The authority's facts as last published, followed from then on. */
async function followSite(db: Database, log: Logger): Promise<{ current: Site }> {
  const site = await findSite({ db });
  if (!site) {
    throw new StartupError(
      "There is no content in the database yet.\nStart the portal once with npm start, or run: npm run ingest",
    );
  }
  const followed = { current: site };
  const refresh = async (): Promise<void> => {
    followed.current = (await findSite({ db })) ?? followed.current;
  };
  await db.listen(CONTENT_PUBLISHED, () => {
    forgetPublished(db);
    refresh().catch((error: unknown) => log.error({ err: error }, "the site's facts could not be read again"));
  });
  return followed;
}

function openLlm(endpoint: ModelEndpoint, metrics: Metrics): Llm {
  const labels = { kind: "chat", model: endpoint.model };
  return meterLlm(createOpenAiLlm({ ...endpoint, onCircuit: (state) => noteCircuit(metrics, labels, state) }), metrics);
}

function openEmbeddings(endpoint: ModelEndpoint, metrics: Metrics, log: Logger): Embeddings {
  const labels = { kind: "embeddings", model: endpoint.model };
  const onCircuit = (state: CircuitState) => noteCircuit(metrics, labels, state);
  return guardEmbeddings(meterEmbeddings(createOpenAiEmbeddings(endpoint), metrics), log, { onCircuit });
}

function openReranker(endpoint: ModelEndpoint, metrics: Metrics, log: Logger): Reranker {
  const labels = { kind: "rerank", model: endpoint.model };
  const onCircuit = (state: CircuitState) => noteCircuit(metrics, labels, state);
  return guardReranker(meterReranker(createHttpReranker(endpoint), metrics), log, { onCircuit });
}

/** Those who choose a password on the command line ask, too: there nobody counts. */
export function openBreachedPasswords(
  config: Pick<Config, "passwordRangeUrl">,
  log: Logger = openCommandLog(),
  metrics?: Metrics,
): BreachedPasswords | undefined {
  if (!config.passwordRangeUrl) return undefined;
  return createPasswordRange({
    baseUrl: config.passwordRangeUrl,
    onLookUp: (outcome, err) => {
      metrics?.add("onewindow_password_lookups_total", { outcome });
      if (outcome === "unreachable") log.warn({ err }, "a new password was not looked up among those that leaked");
    },
  });
}

/** Where attached files lie: below the data directory unless a bucket is named. */
export const openFiles = (config: Pick<Config, "dataDir" | "filesBucket">): FileStore =>
  config.filesBucket ? createS3Files(config.filesBucket) : createDiskFiles(filesDir(config));

/** What browsers are told of the portal's key, and what sends to them. */
async function openWebPush(config: Config): Promise<{ webPush: WebPush | undefined; pushes: PushTransport }> {
  const privateKey = await readPushKey(config);
  const publicKey = privateKey && publicPushKey(privateKey);
  const { push, pushHosts: hosts } = config;
  return {
    webPush: publicKey ? { messages: push ? "sent" : "files", publicKey, hosts } : undefined,
    pushes: openPushes({
      sender: push && publicKey ? { ...push, publicKey } : undefined,
      trustedHosts: hosts,
      directory: config.isDemo ? pushDir(config) : undefined,
    }),
  };
}

/** Everything use cases may ask for, over an open database that has content. */
export async function openServices(
  config: Config,
  db: Database,
  log: Logger = openCommandLog(),
): Promise<
  Services & {
    readonly mail: MailTransport;
    readonly texts: TextTransport;
    readonly pushes: PushTransport;
    readonly webhooks: GuardedFetch;
  }
> {
  const site = await followSite(db, log);
  const publicUrl = publicAddress(config);
  const metrics = createMetrics();
  prepareMetrics(metrics);
  return {
    db,
    clock: openClock(config),
    jobs: await openJobQueue(db),
    log,
    get site() {
      return site.current;
    },
    llm: config.llm && openLlm(config.llm, metrics),
    embeddings: config.embeddings && openEmbeddings(config.embeddings, metrics, log),
    reranker: config.rerank && openReranker(config.rerank, metrics, log),
    metrics,
    files: openFiles(config),
    inspector: createThreadInspector(),
    scanner: config.scannerUrl ? createClamdScanner(config.scannerUrl) : undefined,
    identity: config.oidc && createOidcProvider(config.oidc),
    staffIdentity: config.staffOidc && createOidcProvider(config.staffOidc),
    staffPasswords: config.staffPasswords,
    breachedPasswords: openBreachedPasswords(config, log, metrics),
    assistant: config.assistant,
    sessionSecret: await readSessionSecret(config),
    publicUrl,
    webhookHosts: config.webhookHosts,
    webhooks: createGuardedFetch({ trustedHosts: config.webhookHosts, ignoresBody: true }),
    auditHeads: openAuditHeads(auditHeadsDir(config)),
    textMessages: config.textGateway ? "sent" : config.isDemo ? "files" : undefined,
    textReplyKey: config.textReplyKey,
    texts: openTexts({ gateway: config.textGateway, directory: config.isDemo ? textDir(config) : undefined }),
    ...(await openWebPush(config)),
    mail: openMail({ smtpUrl: config.smtpUrl, directory: mailDir(config), publicUrl }),
  };
}
