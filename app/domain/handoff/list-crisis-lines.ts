import type { Hotline, Site } from "#app/domain/desks/site-schema.ts";
import { inLanguage, type Language } from "#app/i18n/languages.ts";

export type CrisisLine = {
  readonly id: string;
  readonly kind: Hotline["kind"];
  readonly number: string;
  readonly name: string;
  readonly purpose: string;
};

const KINDS = ["crisis", "medical", "police"] as const;

/** Whom to ring before any person here has read a word: the same as the assistant shows, in the same order. */
export function listCrisisLines(site: Pick<Site, "hotlines">, language: Language): readonly CrisisLine[] {
  return KINDS.flatMap((kind) =>
    site.hotlines
      .filter((hotline) => hotline.kind === kind)
      .map(({ id, number, name, purpose }) => ({
        id,
        kind,
        number,
        name: inLanguage(name, language),
        purpose: inLanguage(purpose, language),
      })),
  );
}
