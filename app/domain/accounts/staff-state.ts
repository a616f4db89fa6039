/** How an account stands: `active` can sign in, `expired` was invited and let the link pass. */
export const STAFF_STATES = ["active", "invited", "expired", "suspended"] as const;
export type StaffState = (typeof STAFF_STATES)[number];

export function staffStateOf(
  member: {
    readonly disabledAt: Date | null;
    readonly hasPassword: boolean;
    readonly hasIdentity: boolean;
    readonly invitedUntil: Date | null;
  },
  now: Date,
): StaffState {
  if (member.disabledAt) return "suspended";
  if (member.hasPassword || member.hasIdentity) return "active";
  return member.invitedUntil && member.invitedUntil > now ? "invited" : "expired";
}
