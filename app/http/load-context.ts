import type { ResidentSession } from "#app/domain/residents/resident.ts";
import type { Services } from "#app/domain/services.ts";
import type { ContentLanguage, Language } from "#app/i18n/languages.ts";
import type { AppError } from "#app/lib/app-error.ts";

export const MODES = ["full", "simple"] as const;
export type Mode = (typeof MODES)[number];
export const THEMES = ["auto", "light", "dark", "contrast"] as const;
export type Theme = (typeof THEMES)[number];
export const TEXT_SIZES = ["medium", "large", "largest"] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

/** What every loader and action gets as `context`; made per request by `create-load-context.server.ts`. */
export type LoadContext = {
  readonly services: Services;
  /** The reader's. */
  readonly language: Language;
  /** In which language this reader reads services, rules and answers. */
  readonly contentLanguage: ContentLanguage;
  readonly mode: Mode;
  /** Whether this browser has chosen between the versions. */
  readonly isModeChosen: boolean;
  readonly theme: Theme;
  readonly textSize: TextSize;
  /** Sample accounts and sample life: pages for builders are open. */
  readonly isDemo: boolean;
  /** The resident who is signed in; `undefined` for guests. */
  readonly resident?: ResidentSession | undefined;
  readonly requestId: string;
  /** The caller's network address, for rate limits only. */
  readonly clientAddress: string;
  /** True when `x-evaluation-key` matched: free of rate limits, and nothing else. */
  readonly isEvaluation: boolean;
  /** Aborts when the reader leaves (`res.on("close")`); `request.signal` does not fire reliably. */
  readonly signal: AbortSignal;
  /** Why the server turned this caller away before any route ran; the route `$` shows it. */
  readonly refusal: AppError | undefined;
};

declare module "@remix-run/server-runtime" {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- declaration merging wants an interface
  interface AppLoadContext extends LoadContext {}
}
