import { expect, test } from "vitest";
import { openNews, toNotification } from "./show-news.ts";
import type { WindowClient } from "./worker-scope.ts";

const ORIGIN = "https://portal.example";
const PATH = "/requests/OW-2611-7KX4M-D";
const news = { title: "Linjiang", body: "There is news.", path: PATH, language: "ar", direction: "rtl" };
const pushed = (value: unknown) => ({ json: () => value });

test.each([
  ["nothing", null],
  ["no JSON", { json: () => JSON.parse("{") as unknown }],
  ["null", pushed(null)],
  ["a list", pushed([])],
  ["words that are none", pushed({ ...news, body: 7 })],
  ["no path", pushed({ title: "a", body: "b" })],
  ["another site", pushed({ ...news, path: "https://else.example/requests/OW-1" })],
  ["another site without its scheme", pushed({ ...news, path: "//else.example/requests/OW-1" })],
  ["a page that changes something", pushed({ ...news, path: "/sign-out" })],
  ["a path below a request", pushed({ ...news, path: `${PATH}/erase` })],
])("%s is not shown", (_name, data) => expect(toNotification(data)).toBeUndefined());

test("news of one request replace each other, in their language and its direction", () => {
  expect(toNotification(pushed(news))).toEqual({
    title: "Linjiang",
    options: {
      body: "There is news.",
      lang: "ar",
      dir: "rtl",
      icon: "/icon-192.png",
      tag: PATH,
      renotify: true,
      data: { path: PATH },
    },
  });
  expect(toNotification(pushed({ ...news, direction: "up", language: 1 }))?.options).toMatchObject({ dir: "ltr" });
});

/** A press on a notification with these windows open; gives what happened. */
async function press(data: unknown, open: readonly string[], { isControlled = true } = {}): Promise<string[]> {
  const done: string[] = [];
  const windows = open.map((url): WindowClient => ({
    url,
    focus: async () => done.push(`focus ${url}`),
    navigate: async (path) => (isControlled ? done.push(`load ${path}`) : Promise.reject(new Error("not controlled"))),
  }));
  await openNews(data, {
    origin: ORIGIN,
    windows: { matchAll: async () => windows, openWindow: async (path) => done.push(`open ${path}`) },
  });
  return done;
}

test("a press opens the request, in the window that has it if there is one", async () => {
  expect(await press(undefined, [])).toEqual([]);
  expect(await press({ path: "https://else.example/" }, [])).toEqual([]);
  expect(await press({ path: PATH }, [`${ORIGIN}/`, `https://else.example${PATH}`])).toEqual([`open ${PATH}`]);
  const own = `${ORIGIN}${PATH}?done=withdraw`;
  expect(await press({ path: PATH }, [own])).toEqual([`load ${PATH}`, `focus ${own}`]);
  expect(await press({ path: PATH }, [own], { isControlled: false })).toEqual([`focus ${own}`]);
});
