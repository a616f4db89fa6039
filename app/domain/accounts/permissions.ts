import type { Role } from "./roles.ts";

export const PERMISSIONS = [
  /** The staff overview. */
  "staff.overview",
  /** Queues and requests of one's own desks. */
  "requests.read",
  /** The same without the limit to one's own desks. */
  "requests.read_every_desk",
  /** Take, move and answer requests of one's own desks. */
  "requests.work",
  /** Take over or give away what a colleague of one's own desks holds. */
  "requests.assign",
  "handoffs.read",
  "handoffs.work",
  "content.write",
  /** Publish what somebody else wrote. */
  "content.publish",
  "audit.read",
  /** People, roles, desks, settings. */
  "staff.manage",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** The one table of who may do what. What is not here is refused. An administrator sees no request texts. */
const GRANTED: Record<Role, readonly Permission[]> = {
  resident: [],
  helper: [],
  agent: ["staff.overview", "requests.read", "requests.work", "handoffs.read", "handoffs.work"],
  supervisor: ["staff.overview", "requests.read", "requests.work", "requests.assign", "handoffs.read", "handoffs.work"],
  editor: ["staff.overview", "content.write"],
  approver: ["staff.overview", "content.publish"],
  auditor: ["staff.overview", "requests.read", "requests.read_every_desk", "handoffs.read", "audit.read"],
  administrator: ["staff.overview", "staff.manage"],
};

/** Whether any of the roles grants the permission. */
export function hasPermission(roles: readonly Role[], permission: Permission): boolean {
  return roles.some((role) => GRANTED[role]?.includes(permission) ?? false);
}
