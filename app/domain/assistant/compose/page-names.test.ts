import { expect, it } from "vitest";
import { createAnalyser } from "#app/domain/search/analyser.server.ts";
import { matterOf } from "./matter.ts";
import { coreTerms, namedTerms } from "./page-names.ts";

const analyser = createAnalyser();
const analyse = Object.assign((text: string) => analyser.analyse(text, "en"), { language: "en" });
const page = {
  title: "Parking permit",
  names: ["car", "where do visitors leave their bicycle", "is there a place for my trailer tonight"],
};

it("words picked from several sentences of residents make no name", () => {
  const named = namedTerms(matterOf("a trailer and a bicycle for visitors", analyse), page, analyse);
  expect(named.has("bicycl") && named.has("trailer")).toBe(false);
});

it("the one sentence that says most of the question is a name, beside title and keywords", () => {
  const named = namedTerms(matterOf("a place for my trailer", analyse), page, analyse);
  expect(named.has("trailer")).toBe(true);
  for (const term of coreTerms(page, analyse)) expect(named.has(term)).toBe(true);
});
