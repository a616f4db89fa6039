import { expect, test } from "vitest";
import { OfflinePage } from "#app/routes/offline/offline-page.tsx";
import { renderMarkup } from "#tests/support/render.tsx";
import { fillOfflinePage, markAsCopy } from "./fill-page.ts";

const page = renderMarkup(<OfflinePage title="There is no connection" hotlines={[]} centres={[]} />);

test("without references and guides both lists stay hidden", () => {
  expect(fillOfflinePage(page, { references: [], pages: [] })).toBe(page);
  expect(page.match(/<ul[^>]* hidden=""><\/ul>/g)).toHaveLength(2);
});

test("own references and kept guides appear in the lists the page has for them", () => {
  const guide = '<html lang="zh-CN" dir="ltr"><h1 lang="zh-CN">高龄<wbr/>津贴 &amp; 条件</h1>';
  const filled = fillOfflinePage(page, {
    references: [{ reference: "OW-2611-7KX4M-D", seenAt: 0 }],
    pages: [
      { path: "/guides/old-age-allowance-rules", html: guide },
      { path: "/centres", html: "<html><h1>Centres</h1>" },
    ],
  });
  expect(filled).toContain('data-own-references=""><li><bdi>OW-2611-7KX4M-D</bdi></li></ul>');
  expect(filled).toContain(
    '<li><a href="/guides/old-age-allowance-rules" lang="zh-CN">高龄津贴 &amp; 条件</a></li></ul>',
  );
  expect(filled).not.toContain("hidden");
  expect(filled).not.toContain(">Centres<");
});

test("a copy says that it is one", () => {
  expect(markAsCopy('<!DOCTYPE html><html lang="en"><p>html</p>')).toBe(
    '<!DOCTYPE html><html data-stored-copy lang="en"><p>html</p>',
  );
});
