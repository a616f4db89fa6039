import { beforeEach, expect, test } from "vitest";
import { notePushAddress, renewNews } from "./renew-news.ts";
import type { PushAddress } from "./worker-scope.ts";

const address = (name: string, key: ArrayBuffer | null = new ArrayBuffer(65)): PushAddress => ({
  options: { userVisibleOnly: true, applicationServerKey: key },
  toJSON: () => ({ endpoint: `https://push.example/${name}` }),
});
const json = (name: string) => JSON.stringify(address(name));

let noted: string | undefined;
let current: PushAddress | null;
let sent: { path: string; old: string | null; subscription: string | null }[];
let status: number | "offline";

beforeEach(() => {
  noted = undefined;
  current = null;
  sent = [];
  status = 204;
});

const deps = {
  store: { readPushAddress: async () => noted, writePushAddress: async (one: string) => void (noted = one) },
  push: { getSubscription: async () => current, subscribe: async () => address("subscribed") },
  fetch: (async (path: string, { body }: { body: URLSearchParams }) => {
    if (status === "offline") throw new Error("no network");
    sent.push({ path, old: body.get("old"), subscription: body.get("subscription") });
    return new Response(null, { status });
  }) as unknown as typeof fetch,
};

test("nothing is told where nothing was before, where nothing is now, and where both are the same", async () => {
  current = address("new");
  await renewNews(deps);
  await renewNews(deps, { newSubscription: current });
  noted = json("new");
  await renewNews(deps);
  current = null;
  await renewNews(deps, { oldSubscription: address("old", null) });
  expect(sent).toEqual([]);
});

test.each([
  ["both", { oldSubscription: address("old"), newSubscription: address("new") }, null, "new"],
  ["the new one alone, by what was noted", { newSubscription: address("new") }, null, "new"],
  ["neither, by what was noted and what it has", {}, address("has"), "has"],
  ["the old one alone, by asking for another", { oldSubscription: address("old") }, null, "subscribed"],
])("the portal learns the new address where the browser names %s", async (_name, change, has, told) => {
  noted = json("old");
  current = has;
  await renewNews(deps, change);
  expect(sent).toEqual([{ path: "/news/browser", old: json("old"), subscription: json(told) }]);
  expect(noted).toBe(json(told));
});

test("without a network, and when the portal is busy, it is tried again with the old address, until it is answered", async () => {
  current = address("new");
  status = "offline";
  await expect(renewNews(deps, { oldSubscription: address("old") })).rejects.toThrow("no network");
  for (const answer of [429, 503]) {
    status = answer;
    await renewNews(deps);
    expect(noted).toBe(json("old"));
  }
  sent = [];
  status = 400;
  for (const _try of [1, 2]) await renewNews(deps);
  expect(sent).toHaveLength(1);
});

test("where news comes to is noted once, and only where it comes at all", async () => {
  await notePushAddress(deps);
  expect(noted).toBeUndefined();
  current = address("first");
  await notePushAddress(deps);
  current = address("second");
  await notePushAddress(deps);
  expect(noted).toBe(json("first"));
});
