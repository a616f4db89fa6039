import { z } from "zod";

const language = z.enum(["en", "zh-CN"]);
const mode = z.enum(["full", "simple"]).default("full");

/** Working hours that pass before the step; the clock of the story moves by the desk's own calendar. */
const after = z.number().min(0).max(400);

const moveSchema = z.strictObject({
  after,
  to: z.enum([
    "accepted",
    "dispatched",
    "in_progress",
    "waiting_for_resident",
    "returned",
    "answered",
    "rejected",
    "duplicate",
  ]),
  reason: z.string().optional(),
  words: z.string().optional(),
  note: z.string().optional(),
  remedy: z.string().optional(),
  desk: z.string().optional(),
});
const addSchema = z.strictObject({ after, add: z.string() });
const rateSchema = z.strictObject({
  after,
  rate: z.number().int().min(1).max(5),
  solved: z.boolean(),
  words: z.string().optional(),
});
const withdrawSchema = z.strictObject({ after, withdraw: z.string() });
const reopenSchema = z.strictObject({ after, reopen: z.string() });
const stepSchema = z.union([moveSchema, addSchema, rateSchema, withdrawSchema, reopenSchema]);
export type DemoStep = z.infer<typeof stepSchema>;

const demoRequestSchema = z.strictObject({
  language,
  mode,
  /** Working hours before now at which it was sent. */
  hours_ago: z.number().min(0),
  form: z.string().optional(),
  service: z.string().optional(),
  desk: z.string().optional(),
  answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])).default({}),
  description: z.string(),
  contact: z.strictObject({ name: z.string(), email: z.email().optional(), phone: z.string().optional() }),
  steps: z.array(stepSchema).default([]),
});
export type DemoRequest = z.infer<typeof demoRequestSchema>;

const demoConversationSchema = z.strictObject({
  language,
  mode,
  hours_ago: z.number().min(0),
  ask: z.array(z.string()).default([]),
  /** The resident goes on to a person. */
  person: z
    .strictObject({
      summary: z.string(),
      messages: z.array(z.strictObject({ from: z.enum(["resident", "staff"]), text: z.string() })).default([]),
      end: z.enum(["solved", "request", "left", "waiting", "open"]),
    })
    .optional(),
});
export type DemoConversation = z.infer<typeof demoConversationSchema>;

/** `content/demo-life.yml`: what happened in the sample district before you came. Played through the real use cases. */
export const demoLifeSchema = z.strictObject({
  requests: z.array(demoRequestSchema),
  conversations: z.array(demoConversationSchema),
});
export type DemoLife = z.infer<typeof demoLifeSchema>;
