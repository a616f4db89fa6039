import { z } from "zod";
import type { Translated } from "#app/i18n/languages.ts";
import { GRADES } from "./grades.ts";
import { retentionSchema } from "./retention.ts";

/** A text in every language of the content. */
export const translatedSchema = z.object({
  en: z.string().min(1),
  "zh-CN": z.string().min(1),
}) satisfies z.ZodType<Translated>;

const id = z.string().regex(/^[a-z0-9-]+$/, "lower case letters, digits and hyphens");
const date = z.iso.date();
const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, "HH:MM, at most 24:00");

/** Open periods are half-open `[opens, closes)` in the site's time zone; several a day, in order. */
const periodSchema = z.tuple([time, time]).refine(([opens, closes]) => opens < closes, "closes after it opens");
const periods = z.array(periodSchema);

export const weeklyHoursSchema = z.object({
  mon: periods,
  tue: periods,
  wed: periods,
  thu: periods,
  fri: periods,
  sat: periods,
  sun: periods,
});
export type WeeklyHours = z.infer<typeof weeklyHoursSchema>;

export const HOTLINE_KINDS = ["police", "fire", "medical", "crisis", "district"] as const;

const hotlineSchema = z.object({
  id,
  kind: z.enum(HOTLINE_KINDS),
  number: z.string().regex(/^\+?[\d-]+$/),
  name: translatedSchema,
  purpose: translatedSchema,
});

/** A point of the plan, in its own units: from its left edge, from its top. */
const pointSchema = z.tuple([z.number().min(0), z.number().min(0)]);
const lineSchema = z.array(pointSchema).min(2);

/** A simple plan of the district, drawn by the portal itself: areas, a river, main roads. No outside map is asked. */
const planSchema = z.object({
  width: z.number().int().min(100).max(2000),
  height: z.number().int().min(100).max(2000),
  metres_per_unit: z.number().positive(),
  areas: z.array(z.object({ place: id, outline: z.array(pointSchema).min(3) })),
  waters: z.array(z.object({ name: translatedSchema, line: lineSchema })).default([]),
  roads: z.array(z.object({ name: translatedSchema, line: lineSchema })).default([]),
});

/** Level 1 district → 2 street or town → 3 community or village → 4 grid cell → 5 building or unit. */
const placeSchema = z.object({
  id,
  level: z.number().int().min(1).max(5),
  parent: id.nullable(),
  name: translatedSchema,
  /** Its middle on the plan; a place without one is where its parent is. */
  at: pointSchema.optional(),
});

const counterSchema = z.object({
  id,
  name: translatedSchema,
  services: z.array(id),
  /** Its own hours, within those of the centre; absent: it is open whenever the centre is. */
  hours: weeklyHoursSchema.optional(),
});

const centreSchema = z.object({
  id,
  name: translatedSchema,
  place: id,
  address: translatedSchema,
  postal_code: z.string().min(3).optional(),
  phone: z.string().min(3),
  hours: weeklyHoursSchema,
  counters: z.array(counterSchema),
  accessibility: z.array(translatedSchema),
  /** Languages spoken there, in words: "English, at counters 1 to 4". */
  languages: z.array(translatedSchema).default([]),
  /** On the plan; absent: where its place is. */
  at: pointSchema.optional(),
  transport: translatedSchema,
});

const holidaySchema = z.object({ from: date, to: date, name: translatedSchema });
/** A day off that is worked, with the hours of the named weekday. */
const makeUpDaySchema = z.object({
  date,
  hours_of: z.enum(["mon", "tue", "wed", "thu", "fri"]),
  name: translatedSchema,
});

/** Days off in a file of the iCalendar format: its all-day events. */
const calendarSchema = z.object({
  file: z.string().regex(/^calendars\/[a-z0-9-]+\.ics$/, "a file such as calendars/holidays.ics"),
  /** The desks it is for; absent: the whole district. */
  desks: z.array(id).min(1).optional(),
  /** Events with this word in their name or category are worked, with the hours of that weekday. */
  worked: z.object({ word: z.string().min(1), hours_of: makeUpDaySchema.shape.hours_of }).optional(),
  /** The names of its events in both languages; one that is not here stands as it is in the file. */
  names: z.array(translatedSchema).optional(),
});

/** Working days are those of the desk. Of calendar days all count; a last one that is a day off moves to the next working day. */
export const APPEAL_COUNTS = ["working", "calendar"] as const;

/** Before whom, within which time and in which form a refusal can be appealed against. */
const appealSchema = z.object({
  body: translatedSchema,
  days: z.number().int().min(1).max(366),
  count: z.enum(APPEAL_COUNTS),
  /** In writing, orally, with what. */
  form: translatedSchema,
  address: translatedSchema.optional(),
  phone: z.string().min(3).optional(),
  link: z.url({ protocol: /^https$/ }).optional(),
});

const deskSchema = z.object({
  id,
  name: translatedSchema,
  department: translatedSchema,
  centre: id.nullable(),
  phone: z.string().min(3),
  hours: weeklyHoursSchema,
  /** The desk that gets what has no other. Exactly one. */
  catchall: z.boolean().default(false),
  /** The most protected grade of answers that its people may read, as far as their role allows it. */
  grade: z.enum(GRADES).default("confidential"),
  /** Where its refusals are appealed against; absent: as everywhere. */
  appeal: appealSchema.optional(),
  /** Answers live conversations during its hours. */
  live: z.boolean().default(false),
  /** How many live conversations one of its people has at once, at most. */
  live_at_once: z.number().int().min(1).max(20).default(4),
  /** Days off and worked days of its own, besides the district's. */
  holidays: z.array(holidaySchema).optional(),
  make_up_days: z.array(makeUpDaySchema).optional(),
});

/** `content/site.yml`: everything about the authority that is not a service or a document. */
export const siteSchema = z.object({
  sample: z.boolean(),
  name: translatedSchema,
  city: translatedSchema,
  /** For addresses that machines read: the province or state, and the country's two letters. */
  state_province: translatedSchema.optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, "two capital letters, as in CN")
    .optional(),
  portal_name: translatedSchema,
  default_language: z.enum(["en", "zh-CN"]),
  time_zone: z.string(),
  currency: z.string().length(3),
  hotlines: z.array(hotlineSchema).min(1),
  holidays: z.array(holidaySchema),
  /** Weekend days worked instead; they have the hours of the named weekday. */
  make_up_days: z.array(makeUpDaySchema),
  /** Files whose days are added to these when the content is read. */
  calendars: z.array(calendarSchema).optional(),
  plan: planSchema.optional(),
  places: z.array(placeSchema).min(1),
  /** What happens at the counter, in the authority's own words; printed on every visit slip. */
  visits: z.object({ missing_paper: translatedSchema, before_you_go: translatedSchema.optional() }).optional(),
  /** Told with every refusal and every late request, unless the service or the desk has its own. */
  appeal: appealSchema.optional(),
  /** How many days what is about people is kept. */
  retention: retentionSchema,
  /** What `retention.conversations` was called before; `check-site.ts` refuses it. */
  conversations: z.unknown().optional(),
  centres: z.array(centreSchema).min(1),
  desks: z.array(deskSchema).min(1),
  /** The live desk that takes conversations in which somebody may want to die; absent: the one they are at. */
  crisis_desk: id.optional(),
});

export type Site = z.infer<typeof siteSchema>;
export type Hotline = Site["hotlines"][number];
export type Plan = z.infer<typeof planSchema>;
export type Point = z.infer<typeof pointSchema>;
export type Centre = Site["centres"][number];
export type Counter = Centre["counters"][number];
export type Appeal = z.infer<typeof appealSchema>;
export type Desk = Site["desks"][number];
export type Place = Site["places"][number];
