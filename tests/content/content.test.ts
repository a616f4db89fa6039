import { beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "#app/config/paths.server.ts";
import type { Content } from "#app/domain/content/content.ts";
import { listIndexEntries } from "#app/domain/content/index-entries.server.ts";
import { loadContent } from "#app/domain/content/load-content.server.ts";
import { CONTENT_LANGUAGES } from "#app/i18n/languages.ts";

let content: Content;

beforeAll(async () => {
  const outcome = await loadContent(`${projectRoot}/content`);
  if (outcome.status === "faulty") throw new Error(JSON.stringify(outcome.faults, null, 1));
  content = outcome.content;
});

describe("the sample district", () => {
  it("has the services, policies, places and numbers that the portal is shown with", () => {
    const slugs = content.services.map(({ facts }) => facts.identifier);
    expect(slugs).toEqual(expect.arrayContaining(["old-age-allowance", "old-age-card", "residence-registration"]));
    expect(slugs.length).toBeGreaterThanOrEqual(45);
    expect(content.documents.filter(({ kind }) => kind === "policy").length).toBeGreaterThanOrEqual(20);
    expect(content.site.places.length).toBeGreaterThanOrEqual(60);
    expect(content.site.centres.length).toBeGreaterThanOrEqual(5);
    expect(new Set(content.site.places.map(({ level }) => level))).toEqual(new Set([1, 2, 3, 4, 5]));
    expect(content.site.hotlines.map(({ number }) => number).sort()).toEqual(["110", "119", "120", "12345", "12356"]);
    expect(content.site.desks.filter(({ live }) => live).length).toBeGreaterThan(0);
  });

  it("knows at least six ways residents ask for each service, in each language", () => {
    for (const { facts, written } of content.services) {
      for (const language of CONTENT_LANGUAGES) {
        expect(new Set(written[language].texts.asked_as).size, `${facts.identifier} ${language}`).toBeGreaterThanOrEqual(6);
      }
    }
  });

  it("gives every service a way without the internet", () => {
    for (const { facts } of content.services) {
      expect(facts.channels.some(({ type }) => type !== "online-form"), facts.identifier).toBe(true);
    }
  });
});

describe("passages for the assistant", () => {
  const passage = (id: string, section: string) =>
    listIndexEntries(content).find((entry) => entry.id === id)?.sections.find(({ anchor }) => anchor === section)?.text;

  it("say fees, times and documents in whole sentences", () => {
    expect(passage("service:old-age-card:en", "costs")).toContain("A new card for a lost or damaged one: the fee is 10 yuan.");
    expect(passage("service:old-age-card:zh-CN", "costs")).toContain("遗失或损坏后补证：收费10元。");
    expect(passage("service:old-age-allowance:en", "costs")).toBe("There is no fee. This service is free of charge.");
    expect(passage("service:old-age-allowance:en", "times")).toContain("within 10 working days");
    expect(passage("service:old-age-allowance:zh-CN", "evidence")).toContain("需要：老人的身份证（原件和复印件1份）。");
  });

  it("tell both sides of a threshold", () => {
    const text = passage("service:old-age-allowance:en", "thresholds");
    expect(text).toContain("If you are younger than 80, you do not get the allowance yet.");
    expect(text).toContain("If you are 80 to 89 years old, you get 100 yuan a month.");
  });

  it("leave no placeholder and no untranslated key in any language", () => {
    for (const entry of listIndexEntries(content)) {
      for (const section of entry.sections) {
        expect(`${section.heading} ${section.text}`, `${entry.id}#${section.id}`).not.toMatch(/\{\{|passage\.|undefined/);
      }
    }
  });
});
