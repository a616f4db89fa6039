import type { IdentityFailure } from "#app/ports/identity/port.ts";

/** Whom the provider vouches for, and who gets in nevertheless not. */
export type StaffProviderRefusal =
  /** Nobody here has this mail address, or another person of the provider came with it before. */
  | "unknown"
  /** The provider did not say that it has verified their mail address. */
  | "no_email"
  | "suspended";

export type StaffProviderProblem = IdentityFailure | StaffProviderRefusal | "gone" | "passwords_off";

/** Why signing in by the provider came to nothing; each has a text of its own. */
const STAFF_PROVIDER_PROBLEMS: readonly StaffProviderProblem[] = [
  "unreachable",
  "cancelled",
  "refused",
  "gone",
  "unknown",
  "no_email",
  "suspended",
  "passwords_off",
];

export const readStaffProblem = (search: URLSearchParams): StaffProviderProblem | undefined =>
  STAFF_PROVIDER_PROBLEMS.find((problem) => problem === search.get("problem"));
