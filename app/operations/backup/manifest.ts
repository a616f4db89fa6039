import { z } from "zod";

/** What an archive says of itself; the first file in it. */
const SHA256 = /^[0-9a-f]{64}$/;

const filePath = z
  .string()
  .refine(
    (path) =>
      /^(?:database\.sql|(?:database|files|keys)\/.+)$/.test(path) &&
      !path.split("/").some((part) => part === "" || part === "." || part === "..") &&
      !/[\\\0]/.test(path),
    "is no path of an archive",
  );

export const manifestSchema = z.object({
  format: z.literal(1),
  portal_version: z.string(),
  created_at: z.iso.datetime(),
  engine: z.enum(["pglite", "postgres"]),
  postgres_version: z.string(),
  /** The newest migration. */
  schema_version: z.string(),
  migrations: z.array(z.string()).min(1),
  extensions: z.array(z.string()),
  row_counts: z.record(z.string(), z.number().int().min(0)),
  audit: z.object({ events: z.number().int().min(0), head_hash: z.string().regex(SHA256) }),
  /** Where the attached files lay, and whether they are in this archive; unset when there were none, and in older archives. */
  attachments_in: z.enum(["archive", "bucket"]).optional(),
  /** Attached files that were missing or changed when it was made, by their path; unset when there were none. */
  file_faults: z.array(z.string()).optional(),
  /** Ids of the keys that rows need; unset in archives of before anything was sealed. */
  sealed_by: z.array(z.string()).optional(),
  /** Tells later whether a secret is the same, without telling it. */
  secret_check: z.object({ salt: z.string(), hash: z.string() }).optional(),
  /** Folders with nothing in them, which the embedded database does not start without. */
  folders: z.array(filePath),
  files: z.array(z.object({ path: filePath, size: z.number().int().min(0), sha256: z.string().regex(SHA256) })),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ArchivedFile = Manifest["files"][number];

export const MANIFEST_NAME = "manifest.json";

/** PostgreSQL's dump, and the folder of the embedded database's files. */
export const DATABASE_SQL = "database.sql";
export const DATABASE_FOLDER = "database";

export const nameOfEngine = (engine: Manifest["engine"]): string =>
  engine === "pglite" ? "the embedded database" : "PostgreSQL";
