import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { projectRoot } from "#app/config/paths.server.ts";
import { loadContent } from "#app/domain/content/load-content.server.ts";
import { openTestDatabase } from "#tests/support/database.ts";
import { placePhrasings, readPhrasings, shareOnTop } from "./phrasings.ts";

/** What is reached, less a little: whoever makes it better raises these, nobody lowers them in silence. */
const FLOORS = { tuned: 0.94, heldOut: 0.91 } as const;

it("the list is whole: 200 phrases for all services, 60 of them held out, none twice", async () => {
  const phrasings = await readPhrasings();
  expect(phrasings).toHaveLength(200);
  expect(phrasings.filter(({ held_out }) => held_out)).toHaveLength(60);
  expect(new Set(phrasings.map(({ phrase }) => phrase)).size).toBe(200);
  const loaded = await loadContent(`${projectRoot}/content`);
  if (loaded.status === "faulty") throw new Error("content/ has faults");
  const wanted = new Set(phrasings.map(({ wants }) => wants));
  for (const { facts } of loaded.content.services) expect(wanted, facts.identifier).toContain(facts.identifier);
});

it("no phrase of the list was put into the synonyms or among the words residents use", async () => {
  const loaded = await loadContent(`${projectRoot}/content`);
  if (loaded.status === "faulty") throw new Error("content/ has faults");
  const { services, search } = loaded.content;
  const asked = services.flatMap(({ written }) => Object.values(written).flatMap(({ texts }) => texts.asked_as));
  const taught = new Set(
    [...asked, ...Object.values(search?.synonyms ?? {}).flat(2)].map((words) => words.toLowerCase()),
  );
  expect((await readPhrasings()).filter(({ phrase }) => taught.has(phrase.toLowerCase()))).toEqual([]);
  const file = await readFile(`${projectRoot}/content/search.yml`, "utf8");
  expect((await readPhrasings()).filter(({ phrase }) => phrase.length > 12 && file.includes(phrase))).toEqual([]);
});

it("everyday phrases find their service among the first three", async () => {
  const db = await openTestDatabase();
  try {
    const placed = await placePhrasings(db, await readPhrasings());
    const part = (isHeldOut: boolean) => placed.filter(({ phrasing }) => phrasing.held_out === isHeldOut);
    expect(shareOnTop(part(false)), "tuned on").toBeGreaterThanOrEqual(FLOORS.tuned);
    expect(shareOnTop(part(true)), "held out").toBeGreaterThanOrEqual(FLOORS.heldOut);
  } finally {
    await db.close();
  }
}, 240_000);
