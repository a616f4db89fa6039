/** Languages the portal's own texts exist in; BCP 47. */
export const LANGUAGES = ["en", "zh-CN"] as const;
export type Language = (typeof LANGUAGES)[number];

export const DEFAULT_LANGUAGE: Language = "en";

/** The portal's language for a BCP 47 tag, `undefined` when there is none: `zh`, `zh-Hans` and `zh-SG` mean `zh-CN`. */
export function toLanguage(tag: string | null | undefined): Language | undefined {
  const base = tag?.trim().toLowerCase().split(/[-_]/)[0];
  if (base === "zh") return "zh-CN";
  return LANGUAGES.find((language) => language.toLowerCase() === base);
}

/** The best language for an `Accept-Language` header. */
export function negotiateLanguage(header: string | null | undefined): Language | undefined {
  const wanted = (header ?? "")
    .split(",")
    .map((part) => {
      const [tag, ...parameters] = part.split(";");
      const q = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find(Boolean);
      return { tag, q: q === undefined ? 1 : Number(q) };
    })
    .filter((entry) => entry.q > 0)
    .sort((a, b) => b.q - a.q);
  for (const { tag } of wanted) {
    const language = toLanguage(tag);
    if (language) return language;
  }
  return undefined;
}
