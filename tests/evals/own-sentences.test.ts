import { expect, it } from "vitest";
import { projectRoot } from "#app/config/paths.server.ts";
import { type Guard, checkStatement } from "#app/domain/assistant/compose/check-statement.ts";
import { contactsOf, ownPhones } from "#app/domain/assistant/compose/own-contacts.server.ts";
import { splitUnits } from "#app/domain/assistant/compose/sentences.ts";
import { withoutTampering } from "#app/domain/assistant/compose/tampering.ts";
import type { Evidence } from "#app/domain/assistant/context.ts";
import { listIndexEntries } from "#app/domain/content/index-entries.server.ts";
import { loadContent } from "#app/domain/content/load-content.server.ts";
import { createAnalyser } from "#app/domain/search/analyser.server.ts";

/** What is reached, less a little. */
const MAX_REFUSED = 0.005;

it("a model that repeats a sentence of our own pages is believed, and no page of ours is taken for a tampered one", async () => {
  const loaded = await loadContent(`${projectRoot}/content`);
  if (loaded.status === "faulty") throw new Error("content/ has faults");
  const { site, services } = loaded.content;
  const own = new Set([
    ...ownPhones(site),
    ...services.flatMap(({ facts, written }) =>
      contactsOf([facts, ...Object.values(written).map(({ texts }) => texts)]),
    ),
  ]);
  const isOwn = (contact: string) => own.has(contact);
  const analyser = createAnalyser();
  const refused: string[] = [];
  const tampered: string[] = [];
  let said = 0;
  for (const entry of listIndexEntries(loaded.content)) {
    // Every other section is enough, and takes half as long.
    for (const section of entry.sections.filter((_, index) => index % 2 === 0)) {
      const one: Evidence = {
        id: section.id, kind: entry.kind, slug: entry.slug, title: entry.title, names: [], url: entry.url, anchor: null,
        section: section.heading ?? entry.title, text: section.text, language: entry.language, checkedOn: null, score: 1,
      }; // prettier-ignore
      const [kept] = withoutTampering(one, isOwn);
      if (kept?.text !== one.text) tampered.push(`${entry.url} ${section.heading}: ${one.text}`);
      const guard: Guard = {
        evidence: [one],
        analyse: (text) => analyser.analyse(text, entry.language),
        isOwn,
        isPrompt: () => false,
      };
      for (const { text } of splitUnits(one.text)) {
        said += 1;
        const { fault } = checkStatement({ text, evidence: [0], isListItem: false }, guard, false);
        if (fault) refused.push(`${fault}: ${text} (${entry.url})`);
      }
    }
  }
  expect(tampered).toEqual([]);
  expect(said).toBeGreaterThan(1_000);
  expect(refused.length / said, `${refused.length} of ${said}\n${refused.slice(0, 20).join("\n")}`).toBeLessThanOrEqual(
    MAX_REFUSED,
  );
}, 120_000);
