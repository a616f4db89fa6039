import type { SignedInAssurance } from "#app/domain/accounts/assurance.ts";
import type { Language } from "#app/i18n/languages.ts";

/** Nobody used it for so long: the session is over (ASVS 7.3.1). Long enough to look for a paper at home. */
export const IDLE_LIMIT_MS = 2 * 3_600_000;
/** Over in any case (ASVS 7.3.2). */
export const ABSOLUTE_LIMIT_MS = 24 * 3_600_000;

export const CODE_LENGTH = 6;
export const CODE_VALID_MS = 10 * 60_000;
/** Of a million codes, so many may be tried (ASVS 6.5.2, 6.6.3). */
export const CODE_TRIES = 5;

export const MAX_NAME_LENGTH = 100;

/** How somebody reads in every browser; what is left out, each browser has for itself. */
export type ReadingProfile = { readonly language?: Language; readonly mode?: "full" | "simple" };

export type Resident = {
  readonly id: string;
  /** None for those whom a provider alone vouches for. */
  readonly email: string | undefined;
  readonly name: string | undefined;
  /** In which they are written to. */
  readonly language: Language;
  readonly profile: ReadingProfile;
};

/** A resident who is signed in, by one of their sessions. */
export type ResidentSession = {
  readonly sessionId: string;
  readonly signedInAt: Date;
  readonly resident: Resident;
  /** How surely they showed who they are in this session. */
  readonly assurance: SignedInAssurance;
  /** Whose everything is that they begin: it stands where a guest's browser would. */
  readonly visitorId: string;
};
