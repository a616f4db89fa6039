import { expect, it } from "vitest";
import type { Evidence } from "../context.ts";
import { howTo } from "./how-to.ts";

const part = (anchor: string, text: string, slug = "wages"): Evidence => ({
  id: `${slug}-${anchor}`,
  kind: "service",
  slug,
  title: slug,
  names: [],
  url: `/services/${slug}#${anchor}`,
  anchor,
  section: anchor,
  text,
  language: "en",
  checkedOn: null,
  score: 1,
});

it("how to go about something says what it is and each way once, not every centre", () => {
  const channels = part(
    "channels",
    "You can apply online on this portal.\nYou can apply in person at North Hall.\nYou can apply in person at South Hall.\nYou can apply by phone: 123.",
  );
  const said = howTo(channels, [
    part("who", "Another matter.", "tax"),
    part("who", "Tell us.\nFor workers."),
    channels,
  ]);
  expect(said.map(({ text }) => text)).toEqual([
    "Tell us.",
    "You can apply online on this portal.",
    "You can apply in person at North Hall.",
    "You can apply by phone: 123.",
  ]);
  expect(said.map(({ evidence }) => evidence)).toEqual([[1], [2], [2], [2]]);
});

it("in Chinese too", () => {
  const channels = part("channels", "可以到东门中心办理。\n可以到北山中心办理。\n可以打电话办理：123。");
  expect(howTo(channels, [channels]).map(({ text }) => text)).toEqual([
    "可以到东门中心办理。",
    "可以打电话办理：123。",
  ]);
});
