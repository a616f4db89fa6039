import { z } from "zod";
import { translatedSchema } from "#app/domain/desks/site-schema.ts";
import { idSchema } from "./parts-schema.ts";

/** Steps in which staff write to residents, by the state they lead to. */
export const REPLY_STATES = ["waiting_for_resident", "answered", "rejected", "dispatched", "duplicate"] as const;

const translated = z.strictObject(translatedSchema.shape);

const templateSchema = z.strictObject({
  id: idSchema,
  /** The steps it is offered in. */
  states: z.array(z.enum(REPLY_STATES)).min(1),
  /** What staff choose it by. */
  title: translated,
  /** What the resident reads, once staff have looked it over. */
  words: translated,
  /** Offered for these services alone; for all when left out. */
  services: z.array(idSchema).min(1).optional(),
});
export type ReplyTemplate = z.infer<typeof templateSchema>;

/** `content/reply-templates.yml`: texts that staff put into their answers and change there. */
export const replyTemplatesSchema = z.array(templateSchema).superRefine((templates, context) => {
  templates.forEach(({ id }, index) => {
    if (templates.findIndex((one) => one.id === id) < index)
      context.addIssue({ code: "custom", path: [index, "id"], message: `“${id}” is used twice` });
  });
});
