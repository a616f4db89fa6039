import { expect, test } from "vitest";
import { aSite } from "#tests/factories/site.ts";
import type { Centre } from "./site-schema.ts";
import { postalAddress } from "./postal-address.ts";

const site = aSite({
  city: { en: "City Q", "zh-CN": "Q市" },
  places: [
    { id: "district", level: 1, parent: null, name: { en: "River District", "zh-CN": "江区" } },
    { id: "street", level: 2, parent: "district", name: { en: "Peace Subdistrict", "zh-CN": "和平街道" } },
    { id: "community", level: 3, parent: "street", name: { en: "New Community", "zh-CN": "新社区" } },
  ],
});

const [hall] = site.centres;
const centre = (street: string): Centre => ({
  ...hall!,
  name: { en: "Service Hall", "zh-CN": "便民中心" },
  place: "community",
  address: { en: "88 New Road", "zh-CN": street },
});

test("English goes from the door up, a line each", () => {
  expect(postalAddress(site, centre("新路88号"), "en")).toBe(
    "Service Hall\n88 New Road\nPeace Subdistrict\nRiver District\nCity Q",
  );
});

test("Chinese goes from the city down in one line, and says the subdistrict once", () => {
  expect(postalAddress(site, centre("和平街道新路88号"), "zh-CN")).toBe("Q市江区和平街道新路88号\n便民中心");
  expect(postalAddress(site, centre("新路88号"), "zh-CN")).toBe("Q市江区和平街道新路88号\n便民中心");
});

test("a place that is not in the tree leaves the city", () => {
  expect(postalAddress(site, { ...centre("新路88号"), place: "gone" }, "en")).toBe("Service Hall\n88 New Road\nCity Q");
});
