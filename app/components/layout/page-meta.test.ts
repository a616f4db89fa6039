import { expect, test } from "vitest";
import { pageMeta } from "./page-meta.ts";

const root = {
  id: "root",
  data: {
    frame: { portalName: "OneWindow" },
    language: "zh-CN",
    links: { canonical: "https://portal.example/services?lang=zh-CN" },
  },
};

test("a page of which nothing is known has the portal's name", () => {
  expect(pageMeta([], undefined)).toEqual([{ title: "OneWindow" }]);
});

test("a personal page has no preview: it has no description", () => {
  expect(pageMeta([root], { title: "Check your answers" })).toEqual([{ title: "Check your answers – OneWindow" }]);
});

test("a public page can be shared with title, text, language and picture", () => {
  const meta = pageMeta([root], { title: "All services", description: "Everything in one list." });
  expect(meta).toContainEqual({ name: "description", content: "Everything in one list." });
  expect(meta).toContainEqual({ property: "og:title", content: "All services" });
  expect(meta).toContainEqual({ property: "og:locale", content: "zh_CN" });
  expect(meta).toContainEqual({ property: "og:image", content: "https://portal.example/share.png" });
});
