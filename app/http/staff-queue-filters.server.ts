import { z } from "zod";
import type { StaffQueueInput } from "#app/domain/requests/list-staff-queue.server.ts";
import { QUEUE_DUES, QUEUE_HOLDERS, QUEUE_VIEWS } from "#app/domain/requests/staff-queue.ts";

const cursorSchema = z
  .string()
  .regex(/^\d{1,15}_OW-[0-9A-Z-]{1,20}$/)
  .transform((text) => ({ at: new Date(Number(text.split("_")[0])), reference: text.split("_")[1] ?? "" }))
  .optional()
  .catch(undefined);

const wordSchema = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,100}$/)
  .optional()
  .catch(undefined);

/** Whatever an address may ask of the queue; what it asks wrongly is as if it had not asked. */
const filtersSchema = z.object({
  desk: wordSchema,
  state: z.enum(QUEUE_VIEWS).catch("to_do"),
  who: z.enum(QUEUE_HOLDERS).catch("anybody"),
  due: z.enum(QUEUE_DUES).catch("any"),
  service: wordSchema,
  written: wordSchema,
  after: cursorSchema,
  before: cursorSchema,
});

export type QueueFilters = Omit<z.infer<typeof filtersSchema>, "after" | "before">;

/** What is chosen, and on which page of it. */
export function readFilters(params: URLSearchParams) {
  const { after, before, ...filters } = filtersSchema.parse(Object.fromEntries(params));
  return { filters, after, before };
}

/** The same for the use cases, which speak of desks and services. */
export function toQueueInput({
  desk,
  state,
  who,
  due,
  service,
  written,
}: QueueFilters): Pick<StaffQueueInput, "deskId" | "view" | "holder" | "due" | "serviceSlug" | "written"> {
  return { deskId: desk, view: state, holder: who, due, serviceSlug: service, written };
}

const UNCHOSEN: Readonly<Record<string, string>> = { state: "to_do", who: "anybody", due: "any" };

/** One way to write a choice: without what it does not choose. Empty for everything to do. */
export function queryOf(filters: QueueFilters): string {
  const chosen = Object.entries(filters).flatMap(([key, value]) =>
    value && UNCHOSEN[key] !== value ? [[key, value]] : [],
  );
  return new URLSearchParams(chosen).toString();
}

/** The address of a page: the same choice, from there on or up to there. */
export function pageHref(
  filters: QueueFilters,
  way: "after" | "before",
  cursor: { at: Date; reference: string } | undefined,
): string | undefined {
  if (!cursor) return undefined;
  const query = new URLSearchParams(queryOf(filters));
  query.set(way, `${cursor.at.getTime()}_${cursor.reference}`);
  return `/staff/requests?${query}`;
}
