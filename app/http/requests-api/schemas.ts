import { z } from "zod";
import { ATTACHMENT_ORIGINS, SCAN_STATES } from "#app/domain/attachments/attachment.ts";
import { CONTENT_LANGUAGES } from "#app/i18n/languages.ts";
import { GRADES } from "#app/domain/desks/grades.ts";
import { isPhone, normalisePhone } from "#app/domain/requests/field-rules.ts";
import { REASON_CODES, REQUEST_STATES, type StoredRequestState } from "#app/domain/requests/states.ts";
import { CLOCK_STATES, EVENT_ACTOR_KINDS, EVENT_KINDS, LIGHTS } from "#app/domain/requests/types.ts";
import type { FieldFault } from "./field-faults.ts";

const STATES = REQUEST_STATES.filter((state): state is StoredRequestState => state !== "draft");
const WORDS = z.string().max(4_000);
const slug = z.string().regex(/^[a-z0-9-]{1,100}$/);

/** A fault that no shape can tell; `fault` is its code among the field's. */
const addFault = (context: z.RefinementCtx, field: string, fault: FieldFault): void =>
  context.addIssue({ code: "custom", path: [field], params: { fault }, message: fault });

const newRequestFields = z.strictObject({
  service: slug.optional(),
  desk: slug.optional(),
  /** Of the resident: their mails are written in it. */
  language: z.string().max(35).optional(),
  /** One of the portal's forms, by the last part of its address; it says itself what it is about. */
  form: slug.optional(),
  /** By the ids of the form's fields; dates as `2026-03-02`, several values and entries as lists, parts as objects. */
  answers: z.record(z.string().max(100), z.unknown()).optional(),
  description: WORDS.min(1).optional(),
  contact: z
    .strictObject({
      name: z.string().max(200).optional(),
      email: z.email().max(254).optional(),
      phone: z
        .string()
        .max(40)
        .refine((typed) => isPhone(normalisePhone(typed)))
        .optional(),
    })
    .optional(),
  /** The number it has in the system that sends it. */
  external_number: z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._:/-]{0,99}$/u)
    .optional(),
});

/** What a form's answers say already. */
const SAID_BY_ANSWERS = ["service", "description", "contact"] as const;

/** What `POST /api/v1/requests` takes: words, or answers to a form. */
export const newRequestBody = newRequestFields.superRefine((body, context) => {
  if (body.form === undefined) {
    if (body.description === undefined) addFault(context, "description", "missing");
    if (body.answers !== undefined) addFault(context, "form", "needed");
    return;
  }
  if (body.answers === undefined) addFault(context, "answers", "missing");
  for (const field of SAID_BY_ANSWERS) if (body[field] !== undefined) addFault(context, field, "beside_form");
});

const newEventFields = z.strictObject({
  /** The version that was last seen; a note needs none. */
  version: z.int().min(1).optional(),
  /** Left out, a note is left and nothing moves. */
  to: z.enum(STATES).optional(),
  reason: z.enum(REASON_CODES).optional(),
  /** For the resident. */
  words: WORDS.optional(),
  remedy: WORDS.optional(),
  /** For staff alone. */
  note: WORDS.optional(),
  desk: slug.optional(),
  /** Of a duplicate: the reference of the request that it goes on with. */
  duplicate_of: z.string().max(40).optional(),
});

/** What only a step can bring. */
const OF_A_MOVE = ["version", "reason", "words", "remedy", "desk", "duplicate_of"] as const;

/** What `POST /api/v1/requests/{reference}/events` takes: a step, or a note alone. */
export const newEventBody = newEventFields.superRefine((body, context) => {
  if (body.to !== undefined) {
    if (body.version === undefined) addFault(context, "version", "missing");
    if (body.to !== "duplicate" && body.duplicate_of !== undefined) addFault(context, "duplicate_of", "not_asked");
  } else if (body.note === undefined || OF_A_MOVE.some((field) => body[field] !== undefined)) {
    addFault(context, "to", "missing");
    if (body.version === undefined) addFault(context, "version", "missing");
  }
});

export const receiptResource = z.strictObject({
  reference: z.string(),
  state: z.enum(STATES),
  version: z.int(),
  desk: z.string(),
  due_at: z.iso.datetime(),
});

const hidden = z.enum(GRADES);

/** What was attached; of what this desk may not read there is the id and how protected it is. */
const fileResource = z.strictObject({
  id: z.uuid(),
  name: z.string().nullable(),
  media_type: z.string().nullable(),
  bytes: z.int().nullable(),
  from: z.enum(ATTACHMENT_ORIGINS).nullable(),
  added_at: z.iso.datetime().nullable(),
  scan: z.enum(SCAN_STATES).nullable(),
  /** `false` while a scanner has not looked at it, or found something in it. */
  is_readable: z.boolean(),
  hidden: hidden.nullable(),
});

const words = z.record(z.enum(CONTENT_LANGUAGES), z.string());

export const requestResource = receiptResource.extend({
  external_number: z.string().nullable(),
  service: z.string().nullable(),
  form: z.string().nullable(),
  language: z.string(),
  submitted_at: z.iso.datetime(),
  clock: z.strictObject({ state: z.enum(CLOCK_STATES), light: z.enum(LIGHTS).nullable() }),
  holder: z.string().nullable(),
  /** What a duplicate goes on with, where this desk may read it. */
  duplicate_of: z.string().nullable(),
  /** How the resident can appeal against a refusal that stands, or that it is late; by content language where it is words. */
  appeal: z
    .strictObject({
      against: z.enum(["refusal", "silence"]),
      body: words,
      /** The last day. */
      until: z.iso.date(),
      days: z.int(),
      count: z.enum(["working", "calendar"]),
      form: words,
      address: words.nullable(),
      phone: z.string().nullable(),
      link: z.url().nullable(),
    })
    .nullable(),
  description: z.string(),
  contact: z.strictObject({ name: z.string().nullable(), email: z.string().nullable(), phone: z.string().nullable() }),
  /** Parts of the contact that this desk may not read, and how protected they are. */
  contact_hidden: z.partialRecord(z.enum(["name", "email", "phone"]), hidden),
  answers: z.array(z.strictObject({ label: z.string(), value: z.string().nullable(), hidden: hidden.nullable() })),
  files: z.array(fileResource),
  /** What colleagues told each other; no resident reads them. */
  notes: z.array(z.strictObject({ at: z.iso.datetime(), name: z.string(), words: z.string() })),
  transitions: z.array(
    z.strictObject({
      to: z.enum(STATES),
      reasons: z.array(z.enum(REASON_CODES)),
      needs: z.array(z.enum(["reason", "words", "remedy", "desk", "duplicate_of"])),
    }),
  ),
  events: z.array(
    z.strictObject({
      sequence: z.int(),
      at: z.iso.datetime(),
      kind: z.enum(EVENT_KINDS),
      from: z.enum(REQUEST_STATES).nullable(),
      to: z.enum(STATES).nullable(),
      by: z.enum(EVENT_ACTOR_KINDS),
      name: z.string().nullable(),
      desk: z.string(),
      reason: z.enum(REASON_CODES).nullable(),
      words: z.string().nullable(),
      remedy: z.string().nullable(),
      note: z.string().nullable(),
      due_at: z.iso.datetime(),
    }),
  ),
});
export type RequestResource = z.infer<typeof requestResource>;

/** RFC 9457, with what programs need: the fields that are wrong, and how the request stands. */
export const problemResource = z.strictObject({
  type: z.literal("about:blank"),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  errors: z
    .array(
      z.strictObject({
        /** Where in the body, as a JSON pointer. */
        pointer: z.string(),
        code: z.string(),
        detail: z.string(),
        allowed: z.array(z.string()).optional(),
      }),
    )
    .optional(),
  current: z.strictObject({ state: z.enum(STATES), version: z.int() }).optional(),
  reference: z.string().optional(),
});
export type ProblemBody = z.infer<typeof problemResource>;

/** What a webhook brings. */
export const webhookResource = z.strictObject({
  type: z.enum(["request.event", "test"]),
  at: z.iso.datetime(),
  data: z
    .strictObject({
      reference: z.string(),
      sequence: z.int(),
      kind: z.enum(EVENT_KINDS),
      from: z.enum(REQUEST_STATES).nullable(),
      to: z.enum(STATES).nullable(),
      by: z.enum(EVENT_ACTOR_KINDS),
      desk: z.string(),
      reason: z.enum(REASON_CODES).nullable(),
      /** What a duplicate goes on with, where that is at the same desk; otherwise the request tells whoever may know. */
      duplicate_of: z.string().nullable(),
      due_at: z.iso.datetime(),
    })
    .or(z.strictObject({})),
});
