import type { ContentLanguage } from "#app/i18n/languages.ts";
import { normaliseText } from "#app/domain/search/normalise-text.server.ts";
import type { CatalogueDeps } from "./bounds.server.ts";
import { listOftenServices } from "./list-often-services.server.ts";
import { listServiceWords } from "./list-public-services.server.ts";
import type { PublicServiceSummary } from "./public-service.ts";

const SHOWN = 3;
/** Less alike than this is chance. */
const ALIKE_FROM = 0.2;

/** For a search without results: the services written most like it, filled up with what people come for most. */
export async function listNearServices(
  deps: CatalogueDeps,
  input: { readonly query: string; readonly language: ContentLanguage },
): Promise<PublicServiceSummary[]> {
  const wanted = pairsOf(input.query);
  const alike = (await listServiceWords(deps, input.language))
    .map(({ summary, phrases }) => ({
      summary,
      alike: Math.max(0, ...phrases.map((one) => likeness(wanted, pairsOf(one)))),
    }))
    .filter((one) => one.alike >= ALIKE_FROM)
    .sort((a, b) => b.alike - a.alike)
    .map(({ summary }) => summary);
  const often = await listOftenServices(deps, { language: input.language });
  const near = new Map([...alike, ...often].map((service) => [service.slug, service]));
  return [...near.values()].slice(0, SHOWN);
}

function pairsOf(text: string): Set<string> {
  const characters = [
    ...normaliseText(text)
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim(),
  ];
  return new Set(characters.slice(1).map((character, at) => `${characters[at]}${character}`));
}

/** Dice's coefficient: twice what both have, over what they have together. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((pair) => b.has(pair)).length;
  return both === 0 ? 0 : (2 * both) / (a.size + b.size);
}
