import { z } from "zod";
import { QUEUE_DUES, QUEUE_HOLDERS, QUEUE_VIEWS } from "#app/domain/requests/staff-queue.ts";

const afterSchema = z
  .string()
  .regex(/^\d{1,15}_OW-[0-9A-Z-]{1,20}$/)
  .transform((text) => ({ at: new Date(Number(text.split("_")[0])), reference: text.split("_")[1] ?? "" }));

/** Whatever an address may ask of the queue; what it asks wrongly is as if it had not asked. */
const filtersSchema = z.object({
  desk: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .optional()
    .catch(undefined),
  state: z.enum(QUEUE_VIEWS).catch("to_do"),
  who: z.enum(QUEUE_HOLDERS).catch("anybody"),
  due: z.enum(QUEUE_DUES).catch("any"),
  after: afterSchema.optional().catch(undefined),
});

export type QueueFilters = z.infer<typeof filtersSchema>;

export function readFilters(params: URLSearchParams): QueueFilters {
  return filtersSchema.parse({ ...Object.fromEntries(params), desk: params.get("desk") || undefined });
}

/** The address of the next page: the same filters, from there on. */
export function nextPageHref(params: URLSearchParams, next: { at: Date; reference: string }): string {
  const query = new URLSearchParams(params);
  query.set("after", `${next.at.getTime()}_${next.reference}`);
  return `/staff/requests?${query}`;
}
