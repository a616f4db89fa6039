import { join, resolve } from "node:path";
import { z } from "zod";
import { StartupError } from "#app/lib/startup-error.ts";
import { projectRoot } from "./paths.server.ts";
import { withSecretFiles } from "./secret-files.server.ts";

/** An empty variable is an unset one, as in `PORT= npm start`. */
const unlessEmpty = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema);

const text = unlessEmpty(z.string().optional());
const textOr = (fallback: string) => unlessEmpty(z.string().default(fallback));
const webAddress = (error: string) => unlessEmpty(z.url({ protocol: /^https?$/, error }).optional());

function wholeNumber(fallback: number, most: number) {
  const range = `must be a whole number from 0 to ${most}`;
  return unlessEmpty(z.coerce.number(range).int(range).min(0, range).max(most, range).default(fallback));
}

/** Hosts with their ports, apart by spaces or commas. */
const hosts = (error: string) =>
  unlessEmpty(
    z
      .string()
      .regex(/^\s*[\w.[\]:-]+:\d{1,5}(?:[\s,]+[\w.[\]:-]+:\d{1,5})*\s*$/, error)
      .default(""),
  );

const envSchema = z.object({
  PORT: wholeNumber(3000, 65_535),
  HOST: textOr("127.0.0.1"),
  PUBLIC_URL: webAddress("must be a web address such as https://portal.example.org"),
  DATABASE_URL: unlessEmpty(
    z
      .url({
        protocol: /^postgres(?:ql)?$/,
        error: "must be an address such as postgres://name:password@host:5432/database",
      })
      .optional(),
  ),
  DATA_DIR: textOr(".data"),
  DEMO: unlessEmpty(z.enum(["0", "1"], "must be 0 or 1").optional()),
  DEMO_CLOCK: unlessEmpty(
    z.iso.datetime({ offset: true, error: "must be a moment such as 2026-11-18T10:00:00+08:00" }).optional(),
  ),
  CONTENT_DIR: textOr("content"),
  LLM_BASE_URL: webAddress("must be a web address such as https://models.example.org/v1"),
  LLM_API_KEY: text,
  LLM_MODEL: text,
  EMBEDDINGS_BASE_URL: webAddress("must be a web address such as https://models.example.org/v1"),
  EMBEDDINGS_API_KEY: text,
  EMBEDDINGS_MODEL: text,
  RERANK_BASE_URL: webAddress("must be a web address such as https://models.example.org/v1"),
  RERANK_API_KEY: text,
  RERANK_MODEL: text,
  ASSISTANT: unlessEmpty(z.enum(["on", "off"], "must be on or off").default("on")),
  SMTP_URL: unlessEmpty(
    z.url({ protocol: /^smtps?$/, error: "must be an address such as smtp://mail.example.org:587" }).optional(),
  ),
  SMS_URL: webAddress("must be a web address such as https://texts.example.org/messages"),
  SMS_API_KEY: text,
  SMS_SENDER: text,
  PUSH_PRIVATE_KEY: unlessEmpty(
    z
      .string()
      .regex(/^[\w-]{43}$/, "must be a key of 43 letters; make one with: npm run keys -- make-push")
      .optional(),
  ),
  PUSH_CONTACT: unlessEmpty(
    z
      .string()
      .regex(/^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/, "must be an address such as mailto:it@example.org")
      .optional(),
  ),
  PUSH_TRUSTED_HOSTS: hosts("must be hosts with their ports such as push.internal:443"),
  SMS_REPLY_KEY: unlessEmpty(z.string().min(32, "must have at least 32 characters").optional()),
  OIDC_ISSUER: webAddress("must be a web address such as https://login.example.org"),
  OIDC_CLIENT_ID: text,
  OIDC_CLIENT_SECRET: text,
  OIDC_NAME: text,
  OIDC_SCOPES: textOr("openid profile"),
  OIDC_ACR_HIGH: text,
  STAFF_OIDC_ISSUER: webAddress("must be a web address such as https://login.example.org"),
  STAFF_OIDC_CLIENT_ID: text,
  STAFF_OIDC_CLIENT_SECRET: text,
  STAFF_OIDC_NAME: text,
  STAFF_OIDC_SCOPES: textOr("openid profile email"),
  STAFF_OIDC_SECOND_FACTOR: text,
  STAFF_PASSWORDS: unlessEmpty(z.enum(["0", "1"], "must be 0 or 1").default("1")),
  PASSWORD_RANGE_URL: webAddress("must be a web address such as https://passwords.example.org/range"),
  FILES_S3_URL: webAddress("must be a bucket's address such as https://s3.example.org/bucket"),
  FILES_S3_REGION: textOr("us-east-1"),
  FILES_S3_ACCESS_KEY_ID: text,
  FILES_S3_SECRET_ACCESS_KEY: text,
  SCANNER_URL: unlessEmpty(
    z.url({ protocol: /^clamd$/, error: "must be an address such as clamd://127.0.0.1:3310" }).optional(),
  ),
  WEBHOOK_TRUSTED_HOSTS: hosts("must be hosts with their ports such as tax.internal:8443"),
  EVALUATION_KEY: text,
  METRICS_TOKEN: text,
  ENCRYPTION_KEYS: text,
  SESSION_SECRET: unlessEmpty(z.string().min(16, "must have at least 16 characters").optional()),
  TRUST_PROXY: wholeNumber(0, 10),
  LOG_LEVEL: unlessEmpty(
    z.enum(["silent", "error", "warn", "info", "debug"], "must be silent, error, warn, info or debug").default("info"),
  ),
});

/** Every variable that the portal reads; secrets among them also with `_FILE` at their end. */
export const VARIABLES: readonly string[] = Object.keys(envSchema.shape);

export type ModelEndpoint = { readonly baseUrl: string; readonly apiKey: string; readonly model: string };

/** Somebody else who vouches for residents or for staff: any OpenID provider. */
export type OidcProvider = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What people call it. */
  readonly name: string;
  readonly scopes: string;
  /** The classes (`acr`) taken as substantial; for staff, those and methods (`amr`) taken as a second factor. */
  readonly substantialClasses: readonly string[];
};

/** Takes text messages: `{id, from, to, text}` as JSON, with a bearer key. */
export type TextGateway = { readonly url: string; readonly apiKey: string; readonly sender: string };

/** Signs what is pushed to browsers, and names whom a push service may write to. */
export type PushKey = { readonly privateKey: string; readonly contact: string };

/** A bucket of any S3-compatible service. */
export type FilesBucket = {
  readonly url: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
};

export type Config = {
  readonly port: number;
  readonly host: string;
  /** Without a slash at the end. */
  readonly publicUrl: string | undefined;
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  readonly contentDir: string;
  readonly isDemo: boolean;
  /** Where the clock starts in demo mode, so that tests meet open desks at any hour. */
  readonly demoClock: Date | undefined;
  readonly llm: ModelEndpoint | undefined;
  readonly embeddings: ModelEndpoint | undefined;
  readonly rerank: ModelEndpoint | undefined;
  readonly assistant: "on" | "off";
  readonly smtpUrl: string | undefined;
  /** Unset: text messages are not offered; in demo mode they are files. */
  readonly textGateway: TextGateway | undefined;
  /** Unset: news in browsers is not offered; in demo mode it is files. */
  readonly push: PushKey | undefined;
  /** Push services (`name:port`) beside those of the known browsers; they may stand in the authority's own network. */
  readonly pushHosts: readonly string[];
  /** What the gateway shows when it passes on an answer to a text message; unset: it passes on none. */
  readonly textReplyKey: string | undefined;
  readonly oidc: OidcProvider | undefined;
  readonly staffOidc: OidcProvider | undefined;
  /** Whether staff may sign in by password. */
  readonly staffPasswords: boolean;
  /** A service that knows which passwords leaked. */
  readonly passwordRangeUrl: string | undefined;
  /** Where attached files go; unset: below `DATA_DIR`. */
  readonly filesBucket: FilesBucket | undefined;
  /** ClamAV's daemon; unset: attached files are not scanned. */
  readonly scannerUrl: string | undefined;
  /** Hosts (`name:port`) in the authority's own network that webhooks may go to. */
  readonly webhookHosts: readonly string[];
  readonly evaluationKey: string | undefined;
  /** Opens `/metrics` to callers from elsewhere. */
  readonly metricsToken: string | undefined;
  readonly sessionSecret: string | undefined;
  /** What is stored sealed opens with these; unset: `DATA_DIR` may keep them (`encryption-keys.server.ts`). */
  readonly encryptionKeys: string | undefined;
  /** How many proxies in front may name the caller in `X-Forwarded-For`; 0 believes nobody. */
  readonly trustedProxies: number;
  readonly logLevel: "silent" | "error" | "warn" | "info" | "debug";
};

/** A variable is wrong; the message names it and says what is expected, never its value. */
export class ConfigError extends StartupError {}

function endpoint(name: string, baseUrl?: string, apiKey?: string, model?: string): ModelEndpoint | undefined {
  if (!baseUrl) return undefined;
  if (!model)
    throw new ConfigError(
      `${name}_BASE_URL is set but ${name}_MODEL is not. Set ${name}_MODEL to the model's name, or unset both.`,
    );
  return { baseUrl, apiKey: apiKey ?? "none", model };
}

const LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"];

function oidcProvider(
  e: z.infer<typeof envSchema>,
  prefix: "OIDC" | "STAFF_OIDC",
  substantial: string | undefined,
): OidcProvider | undefined {
  const issuer = e[`${prefix}_ISSUER`];
  const clientId = e[`${prefix}_CLIENT_ID`];
  const clientSecret = e[`${prefix}_CLIENT_SECRET`];
  const name = e[`${prefix}_NAME`];
  if (!issuer) return undefined;
  if (!clientId || !clientSecret || !name)
    throw new ConfigError(
      `${prefix}_ISSUER is set, so ${prefix}_CLIENT_ID, ${prefix}_CLIENT_SECRET and ${prefix}_NAME are needed, too. Set them, or unset ${prefix}_ISSUER.`,
    );
  const { protocol, hostname } = new URL(issuer);
  if (protocol === "http:" && !LOCAL_HOSTS.includes(hostname))
    throw new ConfigError(
      `The variable ${prefix}_ISSUER must begin with https:// unless the provider runs on this computer.`,
    );
  const scopes = e[`${prefix}_SCOPES`].split(/\s+/).filter(Boolean);
  if (!scopes.includes("openid"))
    throw new ConfigError(`The variable ${prefix}_SCOPES must contain openid, as in: openid profile.`);
  const substantialClasses = (substantial ?? "").split(/\s+/).filter(Boolean);
  return { issuer, clientId, clientSecret, name, scopes: scopes.join(" "), substantialClasses };
}

function textGateway(e: z.infer<typeof envSchema>): TextGateway | undefined {
  const { SMS_URL: url, SMS_API_KEY: apiKey, SMS_SENDER: sender } = e;
  if (!url) return undefined;
  if (!apiKey || !sender)
    throw new ConfigError("SMS_URL is set, so SMS_API_KEY and SMS_SENDER are needed, too. Set them, or unset SMS_URL.");
  const { protocol, hostname } = new URL(url);
  if (protocol === "http:" && !LOCAL_HOSTS.includes(hostname))
    throw new ConfigError("The variable SMS_URL must begin with https:// unless the gateway runs on this computer.");
  return { url, apiKey, sender };
}

function pushKey(e: z.infer<typeof envSchema>): PushKey | undefined {
  const { PUSH_PRIVATE_KEY: privateKey, PUSH_CONTACT: contact } = e;
  if (!privateKey) return undefined;
  if (!contact)
    throw new ConfigError(
      "PUSH_PRIVATE_KEY is set, so PUSH_CONTACT is needed, too: the address that push services write to, such as mailto:it@example.org. Set it, or unset PUSH_PRIVATE_KEY.",
    );
  return { privateKey, contact };
}

function filesBucket(e: z.infer<typeof envSchema>): FilesBucket | undefined {
  const { FILES_S3_URL: url, FILES_S3_ACCESS_KEY_ID: accessKeyId, FILES_S3_SECRET_ACCESS_KEY: secretAccessKey } = e;
  if (!url) return undefined;
  if (new URL(url).pathname === "/")
    throw new ConfigError("The variable FILES_S3_URL must name the bucket, as in https://s3.example.org/bucket.");
  if (!accessKeyId || !secretAccessKey)
    throw new ConfigError(
      "FILES_S3_URL is set, so FILES_S3_ACCESS_KEY_ID and FILES_S3_SECRET_ACCESS_KEY are needed, too. Set them, or unset FILES_S3_URL.",
    );
  return { url, region: e.FILES_S3_REGION, accessKeyId, secretAccessKey };
}

const listHosts = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);

/** The environment as one typed object. Throws `ConfigError` in plain words. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const parsed = envSchema.safeParse(withSecretFiles(env));
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `The variable ${issue.path.join(".")} ${issue.message}.`);
    throw new ConfigError(`${faults.join("\n")}\nCorrect or unset it and start again.`);
  }
  const e = parsed.data;
  const isDemo = e.DEMO === undefined ? !e.DATABASE_URL && !e.PUBLIC_URL : e.DEMO === "1";
  if (e.DEMO_CLOCK && !isDemo)
    throw new ConfigError("The variable DEMO_CLOCK is for demo mode only. Unset it and start again.");
  const staffOidc = oidcProvider(e, "STAFF_OIDC", e.STAFF_OIDC_SECOND_FACTOR);
  if (e.STAFF_PASSWORDS === "0" && !staffOidc)
    throw new ConfigError(
      "The variable STAFF_PASSWORDS is 0, so nobody of the staff could sign in: set STAFF_OIDC_ISSUER, too, or unset it.",
    );
  return {
    port: e.PORT,
    host: e.HOST,
    publicUrl: e.PUBLIC_URL?.replace(/\/+$/, ""),
    databaseUrl: e.DATABASE_URL,
    dataDir: resolve(projectRoot, e.DATA_DIR),
    contentDir: resolve(projectRoot, e.CONTENT_DIR),
    isDemo,
    demoClock: e.DEMO_CLOCK ? new Date(e.DEMO_CLOCK) : undefined,
    llm: endpoint("LLM", e.LLM_BASE_URL, e.LLM_API_KEY, e.LLM_MODEL),
    embeddings: endpoint("EMBEDDINGS", e.EMBEDDINGS_BASE_URL, e.EMBEDDINGS_API_KEY, e.EMBEDDINGS_MODEL),
    rerank: endpoint("RERANK", e.RERANK_BASE_URL, e.RERANK_API_KEY, e.RERANK_MODEL),
    assistant: e.ASSISTANT,
    smtpUrl: e.SMTP_URL,
    textGateway: textGateway(e),
    push: pushKey(e),
    pushHosts: listHosts(e.PUSH_TRUSTED_HOSTS),
    textReplyKey: e.SMS_REPLY_KEY,
    oidc: oidcProvider(e, "OIDC", e.OIDC_ACR_HIGH),
    staffOidc,
    staffPasswords: e.STAFF_PASSWORDS === "1",
    passwordRangeUrl: e.PASSWORD_RANGE_URL,
    filesBucket: filesBucket(e),
    scannerUrl: e.SCANNER_URL,
    webhookHosts: listHosts(e.WEBHOOK_TRUSTED_HOSTS),
    evaluationKey: e.EVALUATION_KEY,
    metricsToken: e.METRICS_TOKEN,
    sessionSecret: e.SESSION_SECRET,
    encryptionKeys: e.ENCRYPTION_KEYS,
    trustedProxies: e.TRUST_PROXY,
    logLevel: e.LOG_LEVEL,
  };
}

/** Where links in mails point to, without a slash at the end. */
export function publicAddress(config: Config): string {
  if (config.publicUrl) return config.publicUrl;
  const everywhere = config.host === "0.0.0.0" || config.host === "::";
  const host = everywhere ? "localhost" : config.host.includes(":") ? `[${config.host}]` : config.host;
  return `http://${host}:${config.port}`;
}

export const mailDir = (config: Config): string => join(config.dataDir, "mail");
/** Text messages where no gateway is set. */
export const textDir = (config: Config): string => join(config.dataDir, "sms");
/** What would have been pushed to browsers, in demo mode. */
export const pushDir = (config: Config): string => join(config.dataDir, "push");
/** What residents and staff attach, sealed; never served as files. */
export const filesDir = (config: Pick<Config, "dataDir">): string => join(config.dataDir, "files");
/** The end of the audit chain, a line a day. */
export const auditHeadsDir = (config: Pick<Config, "dataDir">): string => join(config.dataDir, "audit-heads");
/** What was read from documents, by the hash of the file; may be deleted at any time. */
export const parsedDir = (config: Config): string => join(config.dataDir, "parsed");
