import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { localesDir, migrationsDir } from "#app/config/paths.server.ts";
import { CONTENT_LANGUAGES } from "#app/i18n/languages.ts";
import { ANSWER_STATUS_TABLE, ANSWER_STATUSES, OFFERS } from "./answer-statuses.ts";

const sorted = (words: Iterable<string>) => [...words].sort();

function locale(language: string): Record<string, Record<string, unknown>> {
  return JSON.parse(readFileSync(join(localesDir, language, "assistant.json"), "utf8")) as Record<
    string,
    Record<string, unknown>
  >;
}

it("the database's check, the table and the list of statuses are the same", () => {
  const sql = readFileSync(join(migrationsDir, "0050_create_conversations.sql"), "utf8");
  const check = /status text not null check \(status in \(([^)]*)\)/.exec(sql)?.[1] ?? "";
  expect(sorted([...check.matchAll(/'(\w+)'/g)].map((match) => match[1] ?? ""))).toEqual(sorted(ANSWER_STATUSES));
  expect(sorted(Object.keys(ANSWER_STATUS_TABLE))).toEqual(sorted(ANSWER_STATUSES));
});

it.each(CONTENT_LANGUAGES)(
  "%s has a tag for every status, a text for every fixed one, a label for every offer, and no others",
  (language) => {
    const texts = locale(language);
    expect(sorted(Object.keys(texts["tag"] ?? {}))).toEqual(sorted(ANSWER_STATUSES));
    const fixed = ANSWER_STATUSES.filter((status) => ANSWER_STATUS_TABLE[status].messageKey !== null);
    expect(sorted(Object.keys(texts["message"] ?? {}))).toEqual(sorted(fixed));
    expect(Object.keys(texts["offer"] ?? {})).toEqual(expect.arrayContaining([...OFFERS]));
  },
);

it("every status offers talking to somebody", () => {
  for (const status of ANSWER_STATUSES) {
    expect(ANSWER_STATUS_TABLE[status].offers.some((offer) => offer === "person" || offer === "phone")).toBe(true);
  }
});
