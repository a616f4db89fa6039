import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { closeSilentRequests } from "#app/domain/requests/close-silent-requests.server.ts";
import type { Services } from "#app/domain/services.ts";
import { demoLifeSchema } from "./demo-life-schema.ts";
import { playConversation } from "./play-conversation.server.ts";
import { playRequest } from "./play-request.server.ts";

/**
 * Fills a new demonstration with what `content/demo-life.yml` tells, through the same use cases as real life and with a
 * clock set to each step's time. Does nothing when the file is not there or there are requests already; stories begun
 * before a stop are not played twice. Returns how many stories were played.
 */
export async function seedDemoLife(
  services: Services,
  contentDir: string,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<number> {
  const file = join(contentDir, "demo-life.yml");
  if (!existsSync(file)) return 0;
  const { rows } = await services.db.query<{ n: number }>("select count(*)::int as n from conversations");
  if (rows[0]?.n) return 0;
  const life = demoLifeSchema.parse(parse(await readFile(file, "utf8")));
  const total = life.requests.length + life.conversations.length;
  let done = 0;
  for (const [index, story] of life.requests.entries()) {
    await playRequest(services, `request-${index}`, story);
    onProgress((done += 1), total);
  }
  await closeSilentRequests(services);
  for (const [index, story] of life.conversations.entries()) {
    await playConversation(services, `conversation-${index}`, story);
    onProgress((done += 1), total);
  }
  return total;
}
