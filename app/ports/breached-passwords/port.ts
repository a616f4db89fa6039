/** Passwords that were found in data that leaked from anywhere. */
export interface BreachedPasswords {
  /** Whether this one is among them. Where nobody answers it is not: a service that is away keeps nobody from a new password. */
  holds(password: string): Promise<boolean>;
}

/** How a look-up ended. */
export type LookUpOutcome = "found" | "not_found" | "unreachable";
