/** The language an index entry is kept under: `zh-CN` for every form of Chinese, else the base language, `und` when it is none. */
export function toSearchLanguage(tag: string): string {
  const base = tag.trim().toLowerCase().split(/[-_]/)[0] ?? "";
  if (base === "zh") return "zh-CN";
  return /^[a-z]{2,3}$/.test(base) ? base : "und";
}
