import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const WITHIN_MS = 20_000;

/** The text of the mail to an address with these words in it, once the portal has sent it: without a mail server mails are files. */
export async function readMailTo(dataDir: string, address: string, words = /./): Promise<string> {
  const folder = join(dataDir, "mail");
  for (const until = Date.now() + WITHIN_MS; Date.now() < until; await sleep(200)) {
    const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".eml")) : [];
    const found = files
      .map((name) => readFileSync(join(folder, name), "utf8"))
      .find((mail) => mail.includes(`To: ${address}\n`) && words.test(mail.slice(mail.indexOf("\n\n"))));
    if (found) return found;
  }
  throw new Error(`no mail went to ${address}`);
}

/** The path of a follower's link in it. */
export const followPathIn = (mail: string): string => /\/follows\/[\w-]{16}/.exec(mail)?.[0] ?? "";
