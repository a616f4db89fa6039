import type { IdentityCheck } from "#app/domain/requests/identity-checks.ts";
import type { Language } from "#app/i18n/languages.ts";

/** How the resident said yes: by a link of their own, or at a counter, spoken or on paper. */
export const CONSENTS = ["link", "spoken", "paper"] as const;
export type Consent = (typeof CONSENTS)[number];
export const COUNTER_CONSENTS = ["spoken", "paper"] as const satisfies readonly Consent[];

/** For how many days somebody may act; never longer than a year. */
export const DURATIONS = { month: 30, quarter: 91, half: 182, year: 365 } as const;
export type Duration = keyof typeof DURATIONS;
export const DURATION_NAMES = ["month", "quarter", "half", "year"] as const satisfies readonly Duration[];

/** How long a link or a code on paper can be taken up. */
export const CODE_DAYS = 14;
export const MAX_NAME_LENGTH = 100;
/** Mandates that one request, or one resident for forms, can have at a time. */
export const MAX_LIVE = 5;

/** Who acts for whom, as the resident or the counter wrote their names. */
export type BothNames = { readonly helper: string; readonly resident: string };

/** What of a mandate is stored sealed. */
export type SealedMandate = BothNames & {
  /** Of the account that took it up. */
  readonly helperEmail: string | null;
  readonly helperLanguage: Language | null;
  /** Where the resident is told, when no request says so. */
  readonly residentEmail: string | null;
  readonly residentLanguage: Language;
  /** At a counter: how the resident showed who they are. */
  readonly check: IdentityCheck | null;
};

export type EndedBy = "resident" | "helper" | "staff" | "erased";

/** That somebody may act for a resident, for one request or for forms and what they became. */
export type Mandate = SealedMandate & {
  readonly id: string;
  readonly holderId: string | undefined;
  readonly requestId: string | undefined;
  /** Of the one request. */
  readonly reference: string | undefined;
  readonly formIds: readonly string[];
  readonly helperId: string | undefined;
  readonly consent: Consent;
  readonly isNotified: boolean;
  readonly createdAt: Date;
  readonly codeUntil: Date;
  readonly acceptedAt: Date | undefined;
  readonly validUntil: Date;
  readonly endedAt: Date | undefined;
  readonly endedBy: EndedBy | undefined;
};

export const MANDATE_STATES = ["waiting", "lapsed", "live", "over", "ended"] as const;
export type MandateState = (typeof MANDATE_STATES)[number];

/** Where a mandate stands: nobody took it up yet or in time, it is in force, its day has passed, or somebody ended it. */
export function stateOfMandate(
  mandate: Pick<Mandate, "acceptedAt" | "endedAt" | "validUntil" | "codeUntil">,
  now: Date,
): MandateState {
  if (mandate.endedAt) return "ended";
  if (!mandate.acceptedAt) return mandate.codeUntil > now && mandate.validUntil > now ? "waiting" : "lapsed";
  return mandate.validUntil > now ? "live" : "over";
}
