/** Every role of `domain.md`. A staff member may hold several; residents and helpers never have a staff account. */
export const ROLES = [
  "resident",
  "helper",
  "agent",
  "supervisor",
  "editor",
  "approver",
  "auditor",
  "administrator",
] as const;
export type Role = (typeof ROLES)[number];

export const STAFF_ROLES = [
  "agent",
  "supervisor",
  "editor",
  "approver",
  "auditor",
  "administrator",
] as const satisfies readonly Role[];
export type StaffRole = (typeof STAFF_ROLES)[number];
