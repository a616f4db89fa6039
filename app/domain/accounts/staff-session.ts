import type { StaffRole } from "./roles.ts";

/** A staff member as they act: roles and desks are read anew for each request. */
export type StaffSession = {
  readonly staffId: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly StaffRole[];
  readonly deskIds: readonly string[];
};

/** Somebody who is signed in, in one browser. */
export type SignedInStaff = StaffSession & {
  readonly sessionId: string;
  readonly signedInAt: Date;
  /** One of ours, or one that the provider vouched for in this session. */
  readonly hasSecondFactor: boolean;
};

/** How far a sign-in has come; only a `whole` session opens anything. */
export const SIGN_IN_STAGES = ["code", "set_up", "whole"] as const;
export type SignInStage = (typeof SIGN_IN_STAGES)[number];

/** Without a request for this long, a session is over. */
export const IDLE_LIMIT_MS = 60 * 60_000;
/** However busy, a session is over after this long. */
export const ABSOLUTE_LIMIT_MS = 12 * 60 * 60_000;

/** How long each stage may last. */
export const STAGE_LIMIT_MS: Record<SignInStage, number> = {
  code: 10 * 60_000,
  set_up: 30 * 60_000,
  whole: ABSOLUTE_LIMIT_MS,
};
