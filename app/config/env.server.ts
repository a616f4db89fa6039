import { join, resolve } from "node:path";
import { z } from "zod";
import { projectRoot } from "./paths.server.ts";

const optional = z.preprocess((value) => (value === "" ? undefined : value), z.string().optional());

const envSchema = z.object({
  PORT: z.preprocess((value) => value || undefined, z.coerce.number().int().min(0).max(65_535).default(3000)),
  HOST: z.preprocess((value) => value || undefined, z.string().default("127.0.0.1")),
  PUBLIC_URL: z.preprocess((value) => value || undefined, z.url().optional()),
  DATABASE_URL: optional,
  DATA_DIR: z.preprocess((value) => value || undefined, z.string().default(".data")),
  DEMO: z.preprocess((value) => value || undefined, z.enum(["0", "1"]).optional()),
  CONTENT_DIR: z.preprocess((value) => value || undefined, z.string().default("content")),
  LLM_BASE_URL: optional,
  LLM_API_KEY: optional,
  LLM_MODEL: optional,
  EMBEDDINGS_BASE_URL: optional,
  EMBEDDINGS_API_KEY: optional,
  EMBEDDINGS_MODEL: optional,
  SMTP_URL: optional,
  EVALUATION_KEY: optional,
  METRICS_TOKEN: optional,
  SESSION_SECRET: optional,
  LOG_LEVEL: z.preprocess((value) => value || undefined, z.enum(["silent", "error", "warn", "info", "debug"]).default("info")),
});

type ModelEndpoint = { readonly baseUrl: string; readonly apiKey: string; readonly model: string };

export type Config = {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string | undefined;
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  readonly contentDir: string;
  readonly isDemo: boolean;
  readonly llm: ModelEndpoint | undefined;
  readonly embeddings: ModelEndpoint | undefined;
  readonly smtpUrl: string | undefined;
  readonly evaluationKey: string | undefined;
  readonly sessionSecret: string | undefined;
  readonly logLevel: "silent" | "error" | "warn" | "info" | "debug";
};

/** A variable is wrong; the message names it and says what is expected. */
export class ConfigError extends Error {}

function endpoint(name: string, baseUrl?: string, apiKey?: string, model?: string): ModelEndpoint | undefined {
  if (!baseUrl) return undefined;
  if (!model) throw new ConfigError(`${name}_BASE_URL is set but ${name}_MODEL is not. Set the model's name, or unset both.`);
  return { baseUrl, apiKey: apiKey ?? "none", model };
}

/** The environment as one typed object. Throws `ConfigError` in plain words. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const parsed = envSchema.safeParse(env);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("\n"));
  }
  const e = parsed.data;
  return {
    port: e.PORT,
    host: e.HOST,
    publicUrl: e.PUBLIC_URL?.replace(/\/+$/, ""),
    databaseUrl: e.DATABASE_URL,
    dataDir: resolve(projectRoot, e.DATA_DIR),
    contentDir: resolve(projectRoot, e.CONTENT_DIR),
    isDemo: e.DEMO === undefined ? !e.DATABASE_URL && !e.PUBLIC_URL : e.DEMO === "1",
    llm: endpoint("LLM", e.LLM_BASE_URL, e.LLM_API_KEY, e.LLM_MODEL),
    embeddings: endpoint("EMBEDDINGS", e.EMBEDDINGS_BASE_URL, e.EMBEDDINGS_API_KEY, e.EMBEDDINGS_MODEL),
    smtpUrl: e.SMTP_URL,
    evaluationKey: e.EVALUATION_KEY,
    sessionSecret: e.SESSION_SECRET,
    logLevel: e.LOG_LEVEL,
  };
}

export const mailDir = (config: Config): string => join(config.dataDir, "mail");
