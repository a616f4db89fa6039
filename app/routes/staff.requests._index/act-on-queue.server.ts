import { data, redirect } from "@remix-run/node";
import { z } from "zod";
import type { StaffSession } from "#app/domain/accounts/staff-session.ts";
import { assignRequests, listColleagues } from "#app/domain/requests/assign-requests.server.ts";
import { removeQueueFilter, saveQueueFilter } from "#app/domain/requests/queue-filters.server.ts";
import { parseReference } from "#app/domain/requests/reference.ts";
import { getStaffActor } from "#app/domain/requests/view-request-as-staff.server.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { queryOf, readFilters } from "#app/http/staff-queue-filters.server.ts";

/** A row that was ticked, and who held it on the page. */
const tickedSchema = z
  .string()
  .regex(/^OW-[0-9A-Z-]{1,20}_(?:[0-9a-f-]{36})?$/)
  .transform((value) => {
    const [reference = "", holder] = value.split("_");
    return { reference: parseReference(reference), seenHolderId: holder || null };
  });

/** Where they were: the choice and the page of it, without what was said there. */
function backTo(url: string, more: Readonly<Record<string, string>>): string {
  const { searchParams } = new URL(url);
  const query = new URLSearchParams(queryOf(readFilters(searchParams).filters));
  for (const way of ["after", "before"]) {
    const cursor = searchParams.get(way);
    if (cursor) query.set(way, cursor);
  }
  for (const [key, value] of Object.entries(more)) query.set(key, value);
  return `/staff/requests${query.size > 0 ? `?${query}` : ""}`;
}

/** Gives what was ticked to a colleague; what could not be given is named, each with why. */
export async function assignTicked(context: LoadContext, staff: StaffSession, url: string, form: FormData) {
  const actor = getStaffActor(staff);
  const ticked = form.getAll("ticked").flatMap((value) => {
    const one = tickedSchema.safeParse(value).data;
    return one?.reference ? [{ reference: one.reference, seenHolderId: one.seenHolderId }] : [];
  });
  const colleagues = await listColleagues(context.services, actor.deskIds);
  const to = colleagues.find(({ staffId }) => staffId === form.get("colleague"));
  const faults = [...(ticked.length === 0 ? ["none_ticked"] : []), ...(to ? [] : ["no_colleague"])];
  const kept = { ticked: ticked.map(({ reference }) => reference), colleague: to?.staffId };
  if (!to || ticked.length === 0)
    return data({ kind: "assign" as const, faults, ...kept, assigned: 0, refused: [] }, 400);
  const outcomes = await assignRequests(context.services, { actor, to, ticked });
  const refused = outcomes.flatMap((one) => (one.status === "refused" ? [one] : []));
  const assigned = outcomes.length - refused.length;
  if (refused.length === 0) return redirect(backTo(url, { given: String(assigned) }), 303);
  return data({ kind: "assign" as const, faults, ...kept, ticked: [], assigned, refused }, 409);
}

/** Keeps the choice of this address under a name. */
export async function keepChoice(context: LoadContext, staff: StaffSession, url: string, form: FormData) {
  const name = String(form.get("name") ?? "");
  const query = queryOf(readFilters(new URL(url).searchParams).filters);
  const outcome = await saveQueueFilter(context.services, { staffId: staff.staffId, name, query });
  if (outcome.status === "saved") return redirect(backTo(url, { kept: "1" }), 303);
  return data({ kind: "keep" as const, fault: outcome.reason, name: name.slice(0, 200) }, 400);
}

export async function forgetChoice(context: LoadContext, staff: StaffSession, url: string, form: FormData) {
  const id = z.uuid().safeParse(form.get("id")).data;
  if (id) await removeQueueFilter(context.services, { staffId: staff.staffId, id });
  return redirect(backTo(url, {}), 303);
}
