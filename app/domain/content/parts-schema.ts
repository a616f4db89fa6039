import { z } from "zod";
import { GRADES } from "#app/domain/accounts/grades.ts";

/** Names of records inside content files: they become addresses, anchors and locale keys. */
export const idSchema = z.string().regex(/^[a-z0-9-]+$/, "use lower case letters, digits and hyphens");

export const calendarDateSchema = z.iso.date("use a date such as 2026-01-31");

export const textSchema = z.string().trim().min(1, "must not be empty");

/** An outside address; anything but web, mail and telephone is refused. */
export const linkSchema = z.string().regex(/^(?:https?:\/\/|mailto:|tel:)\S+$/, "only http, https, mailto and tel links are allowed");

/** Where and how long a document counts, who looks after it and who may see it; the same in every content record. */
export const stewardshipShape = {
  /** Places of `site.yml`, with all that lies in them; empty: everywhere. */
  places: z.array(idSchema).default([]),
  grade: z.enum(GRADES),
  valid_from: calendarDateSchema,
  valid_to: calendarDateSchema.optional(),
  reviewed_on: calendarDateSchema,
  review_by: calendarDateSchema,
  /** Desk or authority that keeps the record right. */
  owner: idSchema,
};

type Dates = { valid_from: string; valid_to?: string | undefined; reviewed_on: string; review_by: string };

/** Dates that contradict each other, as zod issues on the later field. */
export function checkDates(record: Dates, context: z.RefinementCtx): void {
  if (record.valid_to !== undefined && record.valid_to < record.valid_from) {
    context.addIssue({ code: "custom", path: ["valid_to"], message: "ends before valid_from" });
  }
  if (record.review_by < record.reviewed_on) {
    context.addIssue({ code: "custom", path: ["review_by"], message: "lies before reviewed_on" });
  }
}

/** Refuses two entries of a list with the same id. */
export function uniqueIds<T extends z.ZodType<{ id: string }>>(item: T) {
  return z.array(item).superRefine((entries, context) => {
    const seen = new Set<string>();
    entries.forEach((entry, index) => {
      if (seen.has(entry.id)) context.addIssue({ code: "custom", path: [index, "id"], message: `“${entry.id}” is used twice` });
      seen.add(entry.id);
    });
  });
}
