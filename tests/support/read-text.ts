import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const WITHIN_MS = 20_000;

/** The text message about a request, once the portal has sent it: without a gateway they are files. */
export async function readTextAbout(dataDir: string, reference: string): Promise<string> {
  const folder = join(dataDir, "sms");
  for (const until = Date.now() + WITHIN_MS; Date.now() < until; await sleep(200)) {
    const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".txt")) : [];
    const found = files
      .map((name) => readFileSync(join(folder, name), "utf8"))
      .find((text) => text.includes(reference));
    if (found) return found;
  }
  throw new Error(`no text message was sent about ${reference}`);
}

/** The path of the link in it. */
export const newsPathIn = (text: string): string => /\/news\/[\w-]{16}/.exec(text)?.[0] ?? "";
