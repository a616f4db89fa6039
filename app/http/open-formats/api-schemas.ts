import { z } from "zod";
import { ANSWER_STATUSES } from "#app/domain/assistant/answer-statuses.ts";
import { ruleResource, serviceListResource, serviceResource } from "#app/domain/open-formats/api/service-resource.ts";
import {
  newEventBody,
  newRequestBody,
  problemResource,
  receiptResource,
  requestResource,
  webhookResource,
} from "#app/http/requests-api/schemas.ts";
import { APP_ERROR_STATUS, type AppErrorCode } from "#app/lib/app-error.ts";

const codes = [...(Object.keys(APP_ERROR_STATUS) as AppErrorCode[]), "internal"] as const;

const errorResource = z.strictObject({
  error: z.strictObject({
    code: z.enum(codes),
    message: z.string(),
    details: z
      .array(
        z.strictObject({
          parameter: z.string(),
          problem: z.string(),
          allowed: z.array(z.string()).optional(),
          maximum: z.number().optional(),
        }),
      )
      .optional(),
  }),
});

const questionResource = z.strictObject({
  question: z.string().min(1).max(1000),
  language: z.string().optional(),
  conversation_id: z.string().nullish(),
  submission_key: z.uuid().optional(),
  replaces: z.uuid().optional(),
});

const answerResource = z.object({
  conversation_id: z.string(),
  question_id: z.string(),
  answer: z.object({
    status: z.enum(ANSWER_STATUSES),
    text: z.string(),
    language: z.string(),
    sources: z.array(
      z.object({
        n: z.int(),
        title: z.string(),
        url: z.string(),
        section: z.string(),
        quote: z.string(),
        language: z.string(),
        checked_on: z.iso.date().nullable(),
        page: z.int().nullable(),
      }),
    ),
    next_steps: z.array(
      z.object({
        kind: z.enum(["form", "service", "centre", "person", "phone", "request", "page"]),
        label: z.string(),
        url: z.string(),
      }),
    ),
  }),
});

/** HSDS 3.0, the fields it requires and the lists this portal fills. */
const withId = z.looseObject({ id: z.uuid() });
const hsdsService = z.looseObject({
  id: z.uuid(),
  name: z.string(),
  status: z.enum(["active", "inactive", "defunct", "temporarily closed"]),
  description: z.string().optional(),
  url: z.url().optional(),
  minimum_age: z.number().optional(),
  maximum_age: z.number().optional(),
  assured_date: z.iso.date().optional(),
  organization: withId.extend({ name: z.string(), description: z.string() }).optional(),
  phones: z.array(withId.extend({ number: z.string() })).optional(),
  schedules: z.array(withId).optional(),
  service_at_locations: z.array(withId).optional(),
  cost_options: z.array(withId.extend({ amount: z.number() })).optional(),
  required_documents: z.array(withId).optional(),
  attributes: z.array(withId).optional(),
});

const hsdsPage = z.strictObject({
  total_items: z.int(),
  total_pages: z.int(),
  page_number: z.int(),
  size: z.int(),
  first_page: z.boolean(),
  last_page: z.boolean(),
  empty: z.boolean(),
  contents: z.array(hsdsService),
});

const hsdsAbout = z.strictObject({
  version: z.string(),
  profile: z.url(),
  openapi_url: z.url(),
  description: z.string(),
  publisher: z.strictObject({ name: z.string(), website: z.url() }),
});

const NAMED = {
  Answer: answerResource,
  Error: errorResource,
  HsdsAbout: hsdsAbout,
  HsdsPage: hsdsPage,
  HsdsService: hsdsService,
  NewEvent: newEventBody,
  NewRequest: newRequestBody,
  Problem: problemResource,
  Question: questionResource,
  Receipt: receiptResource,
  Request: requestResource,
  Rule: ruleResource,
  Service: serviceResource,
  ServiceList: serviceListResource,
  Webhook: webhookResource,
} as const;
export type SchemaName = keyof typeof NAMED;

export const schemaRef = (name: SchemaName) => ({ $ref: `#/components/schemas/${name}` });

/** The schemas under `components`, made from those that the code itself uses. */
export function componentSchemas(): Record<string, unknown> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => schemaRef(id as SchemaName).$ref });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _dialect, $id: _id, id: _name, ...schema }]) => [id, schema]),
  );
}
