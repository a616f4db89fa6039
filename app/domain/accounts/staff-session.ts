import type { StaffRole } from "./roles.ts";

/** A signed-in staff member, as of this request: roles and desks are read anew each time. */
export type StaffSession = {
  readonly staffId: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly StaffRole[];
  readonly deskIds: readonly string[];
};

/** Without a request for this long, a session is over. */
export const IDLE_LIMIT_MS = 60 * 60_000;
/** However busy, a session is over after this long. */
export const ABSOLUTE_LIMIT_MS = 12 * 60 * 60_000;
