/** What the list of sessions calls a browser: enough to tell one's telephone from the library's computer, and no more. */
export const BROWSERS = [
  "wechat",
  "edge",
  "firefox",
  "chrome",
  "safari",
  "other",
  "wechat_phone",
  "edge_phone",
  "firefox_phone",
  "chrome_phone",
  "safari_phone",
  "other_phone",
] as const;
export type Browser = (typeof BROWSERS)[number];

/** Others' names stand in most browsers' lines, so the order decides. */
const FAMILIES = [
  ["wechat", /MicroMessenger\//],
  ["edge", /\bEdgA?(?:iOS)?\//],
  ["firefox", /\b(?:Firefox|FxiOS)\//],
  ["chrome", /\b(?:Chrome|CriOS)\//],
  ["safari", /\bSafari\//],
] as const;

export function nameBrowser(userAgent: string | null | undefined): Browser {
  const family = FAMILIES.find(([, line]) => line.test(userAgent ?? ""))?.[0] ?? "other";
  return /Mobile|Android|iPhone|iPad/.test(userAgent ?? "") ? `${family}_phone` : family;
}
