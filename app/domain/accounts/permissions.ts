import type { Role } from "./roles.ts";

export const PERMISSIONS = [
  /** The staff overview. */
  "staff.overview",
  /** One's own password, second factor and sessions. */
  "staff.own_account",
  /** Queues and requests of one's own desks. */
  "requests.read",
  /** The same without the limit to one's own desks. */
  "requests.read_every_desk",
  /** Open one request, of those that role and desks, or a reason, let somebody read. */
  "requests.open",
  /** Open one request of any desk for half an hour, with a reason that its resident reads. */
  "requests.break_glass",
  /** Take, move and answer requests of one's own desks. */
  "requests.work",
  /** Give somebody at a counter a new code for their request, of one's own desks. */
  "requests.renew_access",
  /** Record at a counter who may act for a resident on a request of one's own desks, and end it. */
  "requests.name_helper",
  /** Take over or give away what a colleague of one's own desks holds. */
  "requests.assign",
  "handoffs.read",
  "handoffs.work",
  "content.write",
  /** Publish what somebody else wrote. */
  "content.publish",
  /** Questions without a source, and what readers say of pages and searches. */
  "gaps.read",
  "gaps.work",
  /** How the assistant runs: switched on, without its model, or off; and its limits. */
  "assistant.read",
  "assistant.switch",
  "audit.read",
  /** How long things are kept, what was deleted, and what a legal hold keeps. */
  "retention.read",
  /** Keep a request from being deleted, and let it go. */
  "requests.hold",
  /** Mails that did not reach anybody: see how many and why, and send them again. Not whom they are for. */
  "mails.manage",
  /** People, roles, desks, settings. */
  "staff.manage",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** What whoever works here may do. */
const EVERYBODY: readonly Permission[] = ["staff.overview", "staff.own_account"];

/** The one table of who may do what. What is not here is refused. An administrator sees no request texts without a reason. */
const GRANTED: Record<Role, readonly Permission[]> = {
  resident: [],
  helper: [],
  agent: [
    ...EVERYBODY,
    "requests.read",
    "requests.open",
    "requests.work",
    "requests.renew_access",
    "requests.name_helper",
    "handoffs.read",
    "handoffs.work",
  ],
  supervisor: [
    ...EVERYBODY,
    "requests.read",
    "requests.open",
    "requests.work",
    "requests.renew_access",
    "requests.name_helper",
    "requests.assign",
    "handoffs.read",
    "handoffs.work",
    "gaps.read",
    "requests.hold",
  ],
  editor: [...EVERYBODY, "content.write", "gaps.read", "gaps.work"],
  approver: [...EVERYBODY, "content.publish", "gaps.read", "gaps.work"],
  auditor: [
    ...EVERYBODY,
    "requests.read",
    "requests.open",
    "requests.read_every_desk",
    "handoffs.read",
    "gaps.read",
    "assistant.read",
    "audit.read",
    "retention.read",
    "requests.hold",
  ],
  administrator: [
    ...EVERYBODY,
    "requests.open",
    "requests.break_glass",
    "assistant.read",
    "assistant.switch",
    "retention.read",
    "mails.manage",
    "staff.manage",
  ],
};

/** Whether any of the roles grants the permission. */
export function hasPermission(roles: readonly Role[], permission: Permission): boolean {
  return roles.some((role) => GRANTED[role]?.includes(permission) ?? false);
}
