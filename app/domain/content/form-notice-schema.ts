import { z } from "zod";
import { translatedSchema } from "#app/domain/desks/site-schema.ts";
import { fieldIdSchema } from "./form-condition-schema.ts";
import { idSchema } from "./parts-schema.ts";

/** What makes a notice appear: a choice, or an age that is still to come. One of the two. */
const noticeConditionSchema = z
  .strictObject({
    field: fieldIdSchema,
    /** Holds when one of these was chosen. */
    is: z.array(z.string()).min(1).optional(),
    /** Holds when whoever was born on that date reaches this age… */
    turns: z.number().int().min(1).max(120).optional(),
    /** …in more than so many days; 0 when left out. */
    in_more_than_days: z.number().int().min(0).max(366).optional(),
  })
  .superRefine((when, context) => {
    const report = (key: string, message: string) => context.addIssue({ code: "custom", path: [key], message });
    if ((when.is === undefined) === (when.turns === undefined)) report("field", "give either “is” or “turns”");
    if (when.in_more_than_days !== undefined && when.turns === undefined) {
      report("in_more_than_days", "goes with “turns” only");
    }
  });
export type NoticeCondition = z.infer<typeof noticeConditionSchema>;

/** Stands in a notice's text for the first day on which its condition holds no longer. */
export const DATE_PLACE = "{{date}}";

/** Tells somebody, as soon as their answers say so, that they will probably not get what they apply for. Stops nobody. */
export const noticeSchema = z
  .strictObject({
    id: idSchema,
    when: noticeConditionSchema,
    title: translatedSchema,
    /** What to do now. */
    text: translatedSchema,
  })
  .superRefine(({ when, text }, context) => {
    for (const [language, words] of Object.entries(text)) {
      if (words.includes(DATE_PLACE) && when.turns === undefined) {
        const message = `${DATE_PLACE} goes with “turns” only`;
        context.addIssue({ code: "custom", path: ["text", language], message });
      }
      if (words.replaceAll(DATE_PLACE, "").includes("{{")) {
        context.addIssue({ code: "custom", path: ["text", language], message: `only ${DATE_PLACE} can be filled in` });
      }
    }
  });
export type FormNotice = z.infer<typeof noticeSchema>;
