import type { Permission } from "#app/domain/accounts/permissions.ts";

/**
 * What a page below `/staff` asks for; a part that is not named is refused. `open` are the pages of signing in, and the frame,
 * which shows nothing by itself. `answersNobody`: it has an answer of its own for whoever is no longer signed in.
 */
export type StaffRouteRule =
  "open" | { readonly loader?: Permission; readonly action?: Permission; readonly answersNobody?: boolean };

/**
 * The one table of who gets at which staff page, by folder of `app/routes`. `guardRoutes` refuses whatever is not in it before
 * the page's own code runs; the pages ask once more, for the session they need.
 */
export const STAFF_ROUTES: Readonly<Record<string, StaffRouteRule>> = {
  staff: "open",
  "staff_.sign-in": "open",
  "staff_.sign-in_.code": "open",
  "staff_.sign-in_.with": "open",
  "staff_.sign-in_.back": "open",
  "staff_.sign-out": "open",
  "staff_.second-factor": "open",
  "staff_.invitation.$token": "open",
  "staff.$": { loader: "staff.overview", action: "staff.overview" },
  "staff._index": { loader: "staff.overview" },
  "staff.keys": { loader: "staff.overview", action: "staff.overview" },
  "staff.account": { loader: "staff.own_account", action: "staff.own_account" },
  "staff.requests._index": { loader: "requests.read", action: "requests.read" },
  "staff.requests[.]csv": { loader: "requests.read" },
  // What somebody wrote while their session ended comes back to them.
  "staff.requests.$reference": { loader: "requests.open", action: "requests.work", answersNobody: true },
  "staff.requests.$reference_.files.$file": { loader: "requests.open" },
  "staff.follow-ups": { loader: "requests.read", action: "requests.assign" },
  "staff.break-glass": { loader: "requests.break_glass", action: "requests.break_glass" },
  "staff.handoffs._index": { loader: "handoffs.read", action: "handoffs.work" },
  "staff.handoffs.$id": { loader: "handoffs.read", action: "handoffs.work" },
  "staff.gaps._index": { loader: "gaps.read" },
  "staff.gaps.$id": { loader: "gaps.read", action: "gaps.work" },
  "staff.assistant": { loader: "assistant.read", action: "assistant.switch" },
  "staff.people._index": { loader: "staff.manage" },
  "staff.people.new": { loader: "staff.manage", action: "staff.manage" },
  "staff.people.$id": { loader: "staff.manage", action: "staff.manage" },
  "staff.clients._index": { loader: "staff.manage" },
  "staff.clients.new": { loader: "staff.manage", action: "staff.manage" },
  "staff.clients.$id": { loader: "staff.manage", action: "staff.manage" },
  "staff.desks._index": { loader: "staff.manage" },
  "staff.desks.$id": { loader: "staff.manage", action: "staff.manage" },
  "staff.mails": { loader: "mails.manage", action: "mails.manage" },
  "staff.audit": { loader: "audit.read" },
  "staff.retention": { loader: "retention.read" },
  "staff.requests.$reference_.show.$field": { loader: "requests.work", action: "requests.work" },
  "staff.requests.$reference_.new-code": { loader: "requests.renew_access", action: "requests.renew_access" },
  "staff.requests.$reference_.merge": { loader: "requests.work", action: "requests.work" },
  "staff.requests.$reference_.helpers": { loader: "requests.name_helper", action: "requests.name_helper" },
  "staff.requests.$reference_.hold": { loader: "requests.hold", action: "requests.hold" },
};

/** The same for what runs beside Remix, by path. */
export const STAFF_STREAMS: Readonly<Record<string, Permission>> = {
  "/staff/handoffs/events": "handoffs.read",
  "/staff/handoffs/:id/events": "handoffs.read",
  "/staff/presence/beat": "handoffs.work",
};

/** Of those, what open pages send by themselves: it keeps nobody signed in. */
export const SENT_UNASKED: readonly string[] = ["/staff/presence/beat"];

/** Whether an address, or its pattern, is one of the staff area. */
export const isStaffPath = (path: string): boolean => /^\/?staff(?:\/|$)/i.test(path);
