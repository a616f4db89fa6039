import { hasPermission, type Permission } from "#app/domain/accounts/permissions.ts";
import { AppError } from "#app/lib/app-error.ts";
import type { LoadContext } from "./load-context.ts";
import { findStaff, requireStaff } from "./staff-session.server.ts";
import { isStaffPath, SENT_UNASKED, STAFF_ROUTES, STAFF_STREAMS, type StaffRouteRule } from "./staff-routes.ts";

export type RouteKind = "loader" | "action";

type RouteFacts = { readonly path?: string | undefined; readonly parentId?: string | undefined };

/** The whole pattern of a route's address. */
export function patternOf(routes: Readonly<Record<string, RouteFacts | undefined>>, id: string): string {
  const route = routes[id];
  const parent = route?.parentId ? patternOf(routes, route.parentId) : "";
  return route?.path ? `${parent}/${route.path}`.replace(/\/{2,}/g, "/") : parent;
}

/** They answer everywhere: the frame of every page, and what matches no page. */
const EVERYWHERE = ["root", "routes/$"];

/** Whether a route is one of the staff area: by its pattern, or, where that leaves it open, by the address it answers now. */
export const isStaffRoute = (id: string, pattern: string, request: Request): boolean =>
  isStaffPath(pattern) || (!EVERYWHERE.includes(id) && isStaffPath(new URL(request.url).pathname));

/** What a staff route asks for, by its id (`routes/staff.audit`); `undefined` for one that nobody entered. */
export const ruleOf = (id: string): StaffRouteRule | undefined => STAFF_ROUTES[id.replace(/^routes\//, "")];

/** Lets nobody past who may not be there. A route that is not in the table, or a part it does not name, lets nobody past at all. */
export async function guardStaffRoute(
  id: string,
  kind: RouteKind,
  { request, context }: { readonly request: Request; readonly context: LoadContext },
): Promise<void> {
  const rule = ruleOf(id);
  if (rule === "open") return;
  const permission = rule?.[kind];
  if (!permission) throw new AppError("forbidden");
  if (rule.answersNobody && !(await findStaff(request.headers.get("Cookie"), context))) return;
  await requireStaff(request, context, permission);
}

/** The same for streams: who is not signed in gets 401, since a stream is no page. */
export async function guardStaffStream(
  path: string,
  cookieHeader: string | undefined,
  context: LoadContext,
): Promise<void> {
  if (!isStaffPath(path)) return;
  const permission: Permission | undefined = STAFF_STREAMS[path];
  if (!permission) throw new AppError("forbidden");
  const staff = await findStaff(cookieHeader, context, { isUse: !SENT_UNASKED.includes(path) });
  if (!staff) throw new AppError("sign_in_needed");
  if (!hasPermission(staff.roles, permission)) throw new AppError("forbidden");
}
