import { z } from "zod";
import { ATTACHMENT_ORIGINS, SCAN_STATES } from "#app/domain/attachments/attachment.ts";
import { GRADES } from "#app/domain/desks/grades.ts";
import { isPhone, normalisePhone } from "#app/domain/requests/field-rules.ts";
import { REASON_CODES, REQUEST_STATES, type StoredRequestState } from "#app/domain/requests/states.ts";
import { CLOCK_STATES, EVENT_ACTOR_KINDS, EVENT_KINDS, LIGHTS } from "#app/domain/requests/types.ts";

const STATES = REQUEST_STATES.filter((state): state is StoredRequestState => state !== "draft");
const WORDS = z.string().max(4_000);
const slug = z.string().regex(/^[a-z0-9-]{1,100}$/);

/** What `POST /api/v1/requests` takes. */
export const newRequestBody = z.strictObject({
  service: slug.optional(),
  desk: slug.optional(),
  /** Of the resident: their mails are written in it. */
  language: z.string().max(35).optional(),
  description: WORDS.min(1),
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

/** What `POST /api/v1/requests/{reference}/events` takes. */
export const newEventBody = z.strictObject({
  /** The version that was last seen. */
  version: z.int().min(1),
  to: z.enum(STATES),
  reason: z.enum(REASON_CODES).optional(),
  /** For the resident. */
  words: WORDS.optional(),
  remedy: WORDS.optional(),
  /** For staff alone. */
  note: WORDS.optional(),
  desk: slug.optional(),
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

export const requestResource = receiptResource.extend({
  external_number: z.string().nullable(),
  service: z.string().nullable(),
  form: z.string().nullable(),
  language: z.string(),
  submitted_at: z.iso.datetime(),
  clock: z.strictObject({ state: z.enum(CLOCK_STATES), light: z.enum(LIGHTS).nullable() }),
  holder: z.string().nullable(),
  description: z.string(),
  contact: z.strictObject({ name: z.string().nullable(), email: z.string().nullable(), phone: z.string().nullable() }),
  /** Parts of the contact that this desk may not read, and how protected they are. */
  contact_hidden: z.partialRecord(z.enum(["name", "email", "phone"]), hidden),
  answers: z.array(z.strictObject({ label: z.string(), value: z.string().nullable(), hidden: hidden.nullable() })),
  files: z.array(fileResource),
  transitions: z.array(
    z.strictObject({
      to: z.enum(STATES),
      reasons: z.array(z.enum(REASON_CODES)),
      needs: z.array(z.enum(["reason", "words", "remedy", "desk"])),
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
      due_at: z.iso.datetime(),
    })
    .or(z.strictObject({})),
});
