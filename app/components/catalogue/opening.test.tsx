import { expect, test } from "vitest";
import { renderMarkup } from "#tests/support/render.tsx";
import { Opening } from "./opening.tsx";

const timeZone = "Asia/Shanghai";

test("an open centre says until when, in the authority's time", () => {
  expect(
    renderMarkup(<Opening now={{ isOpen: true, closesAt: "2026-03-02T09:30:00Z", timeZone }} language="en" />),
  ).toMatch(/Open now.*until 17:30/);
});

test("a closed centre names its next opening, or that it is today", () => {
  const closed = {
    isOpen: false,
    opensAt: "2026-03-03T01:00:00Z",
    opensToday: false,
    holiday: undefined,
    timeZone,
  } as const;
  expect(renderMarkup(<Opening now={closed} language="en" />)).toMatch(/Closed now.*opens Tuesday 09:00/);
  expect(renderMarkup(<Opening now={{ ...closed, opensToday: true }} language="zh-CN" />, "zh-CN")).toContain(
    "今天 09:00 开门",
  );
});

test("on a holiday the holiday is named", () => {
  const holiday = { en: "National Day", "zh-CN": "国庆节" };
  expect(
    renderMarkup(
      <Opening now={{ isOpen: false, opensAt: undefined, opensToday: false, holiday, timeZone }} language="zh-CN" />,
      "zh-CN",
    ),
  ).toContain("国庆节");
});
