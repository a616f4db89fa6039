/** What the page of news in a browser can say about the browser; `islands/browser-news.ts` shows the one that holds. */
export const BROWSER_HINTS = [
  "no_script",
  "ready",
  "on",
  "asking",
  /** The resident, or a setting, said no; only the browser's own settings change that. */
  "denied",
  /** No push in this browser, or not for an address without encryption. */
  "unsupported",
  /** The push service of the browser gave no address. */
  "failed",
] as const;
export type BrowserHint = (typeof BROWSER_HINTS)[number];
