import { z } from "zod";
import { APPEAL_COUNTS } from "#app/domain/desks/site-schema.ts";
import { checkDates, idSchema, linkSchema, stewardshipShape, uniqueIds } from "./parts-schema.ts";
import { fieldSchema, ruleSchema } from "./rule-schema.ts";
import { UNITS } from "./units.ts";

export const AUDIENCES = ["resident", "business", "older-person", "newcomer", "disabled-person", "student", "carer"] as const;
export type Audience = (typeof AUDIENCES)[number];

export const EVIDENCE_FORMS = ["original", "copy", "original_and_copy"] as const;

export const CHANNEL_TYPES = ["online-form", "centre", "phone", "post", "home-visit", "kiosk"] as const;
export type ChannelType = (typeof CHANNEL_TYPES)[number];

const phoneSchema = z.string().regex(/^\+?[\d-]{3,20}$/, "digits and hyphens only");

const channelSchema = z.discriminatedUnion("type", [
  /** `form` is one of `content/forms/`; `url` an outside one. */
  z
    .strictObject({ type: z.literal("online-form"), form: idSchema.optional(), url: linkSchema.optional() })
    .refine((channel) => (channel.form === undefined) !== (channel.url === undefined), "give either form or url"),
  z.strictObject({ type: z.literal("centre"), centres: z.array(idSchema).min(1) }),
  z.strictObject({ type: z.literal("phone"), phone: phoneSchema }),
  /** Letters go to the address of this centre. */
  z.strictObject({ type: z.literal("post"), centre: idSchema }),
  /** The number to ask for a visit. */
  z.strictObject({ type: z.literal("home-visit"), phone: phoneSchema }),
  z.strictObject({ type: z.literal("kiosk"), centres: z.array(idSchema).min(1) }),
]);
export type ChannelFacts = z.infer<typeof channelSchema>;

/**
 * How a refusal of this service is appealed against, where it is not as everywhere (`site.yml`): the facts; before whom and
 * in which form stands in the texts.
 */
const appealSchema = z.strictObject({
  days: z.number().int().min(1).max(366),
  count: z.enum(APPEAL_COUNTS),
  phone: phoneSchema.optional(),
  link: z.url({ protocol: /^https$/ }).optional(),
});

/** Only open days count; 0 is "while you wait". */
const workingTimeSchema = z.strictObject({ working_days: z.number().int().min(0).max(260) });

/**
 * `content/services/<slug>/service.yml`: every fact of a public service, once. What people read about it is in
 * `<language>.md` (`service-text-schema.ts`), joined by the ids given here.
 */
export const serviceFactsSchema = z
  .strictObject({
    identifier: idSchema,
    audiences: z.array(z.enum(AUDIENCES)).min(1),
    life_events: z.array(idSchema).default([]),
    themes: z.array(idSchema).min(1),
    competent_authority: idSchema,
    desk: idSchema,
    requirements: uniqueIds(z.strictObject({ id: idSchema, rule: ruleSchema.optional(), legal_source: idSchema.optional() })).default([]),
    special_circumstances: uniqueIds(z.strictObject({ id: idSchema })).default([]),
    evidence: uniqueIds(z.strictObject({ id: idSchema, form: z.enum(EVIDENCE_FORMS), copies: z.number().int().min(1).default(1) })).default([]),
    costs: uniqueIds(z.strictObject({ id: idSchema, amount_cents: z.number().int().min(0), currency: z.string().length(3) })).default([]),
    outputs: uniqueIds(z.strictObject({ id: idSchema })).default([]),
    promised_time: workingTimeSchema,
    statutory_time: workingTimeSchema.optional(),
    appeal: appealSchema.optional(),
    channels: z.array(channelSchema).min(1),
    /** `policy` is one of `content/policies/`; `url` a text elsewhere. */
    legal_basis: uniqueIds(z.strictObject({ id: idSchema, policy: idSchema.optional(), url: linkSchema.optional() })).default([]),
    thresholds: uniqueIds(z.strictObject({ id: idSchema, field: fieldSchema, value: z.number(), unit: z.enum(UNITS) })).default([]),
    related: z.array(idSchema).default([]),
    prerequisites: z.array(idSchema).default([]),
    ...stewardshipShape,
  })
  .superRefine((service, context) => {
    checkDates(service, context);
    const { promised_time: promised, statutory_time: statutory } = service;
    if (statutory && promised.working_days > statutory.working_days) {
      context.addIssue({ code: "custom", path: ["promised_time"], message: "is longer than statutory_time" });
    }
  });

export type ServiceFacts = z.infer<typeof serviceFactsSchema>;
