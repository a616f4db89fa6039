import { expect, test } from "vitest";
import { isFiltered, keptFields, readFilters, toggleAddress } from "./filters.ts";

const read = (query: string) => readFilters(new URLSearchParams(query));

test("an empty search filters nothing", () => {
  expect(isFiltered(read("q=%20&audience="))).toBe(false);
});

test("choosing a chip keeps the search and the other chips", () => {
  expect(toggleAddress(read("q=card&theme=money"), "audience", "carer")).toBe(
    "/services?q=card&audience=carer&theme=money",
  );
});

test("choosing a chosen chip takes it away", () => {
  expect(toggleAddress(read("audience=carer"), "audience", "carer")).toBe("/services");
});

test("a new search keeps the chips but not the old words", () => {
  expect(keptFields(read("q=card&life_event=moving"))).toEqual([{ name: "life_event", value: "moving" }]);
});

test("an endless search is cut", () => {
  expect(read(`q=${"a".repeat(5000)}`).query).toHaveLength(200);
});
