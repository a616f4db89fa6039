import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { closeSilentRequests } from "#app/domain/requests/close-silent-requests.server.ts";
import type { Services } from "#app/domain/services.ts";
import { workingHoursAgo } from "./demo-clock.ts";
import { type DemoLife, demoLifeSchema } from "./demo-life-schema.ts";
import { demoVisitorId } from "./demo-visitor.server.ts";
import { playConversation } from "./play-conversation.server.ts";
import { playInOrder, type Story } from "./play-in-order.ts";
import { playRequest } from "./play-request.server.ts";

/** What `content/demo-life.yml` tells; `undefined` without such a file. */
async function readDemoLife(contentDir: string): Promise<DemoLife | undefined> {
  const file = join(contentDir, "demo-life.yml");
  return existsSync(file) ? demoLifeSchema.parse(parse(await readFile(file, "utf8"))) : undefined;
}

const keyOf = (kind: "request" | "conversation", index: number) => `${kind}-${index}`;

/** Keys of the stories that were begun, and whether anybody has talked here at all. */
async function findBegun({ db }: Pick<Services, "db">, life: DemoLife) {
  const keys = [
    ...life.requests.map((_, index) => keyOf("request", index)),
    ...life.conversations.map((_, index) => keyOf("conversation", index)),
  ];
  const { rows } = await db.query<{ visitor_id: string }>(
    `select visitor_id from requests where visitor_id = any ($1::text[])
     union
     select visitor_id from conversations where visitor_id = any ($1::text[])`,
    [keys.map(demoVisitorId)],
  );
  const visitors = new Set(rows.map((row) => row.visitor_id));
  const talk = await db.query<{ n: number }>("select count(*)::int as n from conversations");
  return {
    begun: new Set(keys.filter((key) => visitors.has(demoVisitorId(key)))),
    isUsed: (talk.rows[0]?.n ?? 0) > 0,
  };
}

/** A moment before all that is about to be played here; now where there is nothing to play. */
export async function findDemoStart(deps: Pick<Services, "db" | "clock" | "site">, contentDir: string): Promise<Date> {
  const now = deps.clock.now();
  const life = await readDemoLife(contentDir);
  if (!life || (await findBegun(deps, life)).isUsed) return now;
  const hours = Math.max(0, ...[...life.requests, ...life.conversations].map((story) => story.hours_ago)) + 1;
  // The same hours lie further back for a desk that is open less.
  const begins = deps.site.desks.map((desk) => workingHoursAgo(deps.site, desk.id, now, hours).getTime());
  return new Date(Math.min(...begins));
}

/**
 * Fills a new demonstration with what `content/demo-life.yml` tells, through the same use cases as real life and with a
 * clock set to each step's time, all stories in the order of their times. Does nothing when the file is not there, when
 * people have talked here already, or when the story that begins last was begun; what was begun before a stop is not
 * played twice. Returns how many stories were played.
 */
export async function seedDemoLife(
  services: Services,
  contentDir: string,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<number> {
  const life = await readDemoLife(contentDir);
  if (!life) return 0;
  const { begun, isUsed } = await findBegun(services, life);
  const told = [
    ...life.requests.map((story, index) => {
      const key = keyOf("request", index);
      return { key, hoursAgo: story.hours_ago, play: (): Story => playRequest(services, key, story) };
    }),
    ...life.conversations.map((story, index) => {
      const key = keyOf("conversation", index);
      return { key, hoursAgo: story.hours_ago, play: (): Story => playConversation(services, key, story) };
    }),
  ];
  const last = told.toSorted((a, b) => a.hoursAgo - b.hoursAgo)[0];
  if (!last || begun.has(last.key) || (isUsed && begun.size === 0)) return 0;
  const stories = told.filter(({ key }) => !begun.has(key)).map(({ play }) => play());
  let done = 0;
  await playInOrder(stories, () => onProgress((done += 1), stories.length));
  await closeSilentRequests(services);
  return stories.length;
}
