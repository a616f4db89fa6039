import type { Services } from "#app/domain/services.ts";
import { calendarDateIn } from "#app/lib/calendar-date.ts";
import type { ResidentRequest } from "./get-request-for-resident.server.ts";
import { selectLooks } from "./staff-looks.queries.server.ts";

export const LOOKING_ROLES = ["agent", "supervisor", "auditor", "administrator", "helper"] as const;

export type StaffLook = {
  /** The last time of that day. */
  readonly at: Date;
  readonly day: string;
  /** How often that day. */
  readonly times: number;
  /** What the desk is called; empty for a helper. */
  readonly desk: string;
  readonly role: (typeof LOOKING_ROLES)[number] | "staff";
  /** What the file is called; absent for the request itself. */
  readonly file: string | undefined;
};

/**
 * Who opened the request or a file of it, staff by role and desk and helpers, once for each day, the newest first. Names stand in
 * the audit trail alone: the desk answers for whoever looked.
 */
export async function listStaffLooks(
  { db, site }: Pick<Services, "db" | "site">,
  { request, deskNames, files }: Pick<ResidentRequest, "request" | "deskNames" | "files">,
): Promise<StaffLook[]> {
  const looks = new Map<string, StaffLook>();
  for (const { at, desk, role, file } of await selectLooks(db, request.reference)) {
    const look = {
      at,
      day: calendarDateIn(at, site.time_zone),
      desk: deskNames[desk ?? ""] ?? desk ?? "",
      role: LOOKING_ROLES.find((one) => one === role) ?? "staff",
      // One that was taken away since has no name any more.
      file: file === null ? undefined : (files.find(({ id }) => id === file)?.name ?? "…"),
    } as const;
    const key = [look.day, look.desk, look.role, file].join("|");
    const later = looks.get(key);
    looks.set(key, later ? { ...later, times: later.times + 1 } : { ...look, times: 1 });
  }
  return [...looks.values()];
}
