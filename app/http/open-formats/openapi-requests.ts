import type { getTranslator } from "#app/i18n/i18n.server.ts";
import { type SchemaName, schemaRef } from "./api-schemas.ts";

type Json = Record<string, unknown>;
type Translate = ReturnType<typeof getTranslator>;

const json = (name: SchemaName): Json => ({ "application/json": { schema: schemaRef(name) } });

/** What other systems of the authority do with requests. */
export function requestPaths(t: Translate): Json {
  const problem = (name: string): Json => ({
    description: t(name.startsWith("errors:") ? name : `api:problem.${name}.text`),
    content: { "application/problem+json": { schema: schemaRef("Problem") } },
  });
  const security = [{ clientKey: [] }];
  const reference: Json = {
    name: "reference",
    in: "path",
    required: true,
    description: t("api:parameter.reference"),
    schema: { type: "string" },
  };
  const onceKey: Json = {
    name: "Idempotency-Key",
    in: "header",
    required: true,
    description: t("api:parameter.Idempotency-Key"),
    schema: { type: "string", minLength: 8, maxLength: 200 },
  };
  const refusals = {
    "401": problem("sign_in_needed"),
    "403": problem("forbidden"),
    "429": problem("errors:too_many.text"),
  };
  const writing = {
    ...refusals,
    "400": problem("bad_request"),
    "409": problem("conflict"),
    "413": problem("errors:too_large.text"),
    "415": problem("errors:unsupported_type.text"),
    "422": problem("unprocessable"),
  };
  return {
    "/api/v1/requests": {
      post: {
        operationId: "openRequest",
        summary: t("api:operation.openRequest"),
        security,
        parameters: [onceKey],
        requestBody: { required: true, content: json("NewRequest") },
        responses: { "201": { description: t("api:response.opened"), content: json("Receipt") }, ...writing },
      },
    },
    "/api/v1/requests/{reference}": {
      get: {
        operationId: "getRequest",
        summary: t("api:operation.getRequest"),
        security,
        parameters: [reference],
        responses: {
          "200": { description: t("api:response.found"), content: json("Request") },
          ...refusals,
          "404": problem("not_found"),
        },
      },
    },
    "/api/v1/requests/{reference}/files/{file}": {
      get: {
        operationId: "getRequestFile",
        summary: t("api:operation.getRequestFile"),
        security,
        parameters: [
          reference,
          {
            ...reference,
            name: "file",
            description: t("api:parameter.file"),
            schema: { type: "string", format: "uuid" },
          },
        ],
        responses: {
          "200": { description: t("api:response.file"), content: { "*/*": {} } },
          ...refusals,
          "404": problem("not_found"),
        },
      },
    },
    "/api/v1/requests/{reference}/events": {
      post: {
        operationId: "addRequestEvent",
        summary: t("api:operation.addRequestEvent"),
        security,
        parameters: [reference, onceKey],
        requestBody: { required: true, content: json("NewEvent") },
        responses: {
          "200": { description: t("api:response.moved"), content: json("Receipt") },
          ...writing,
          "404": problem("not_found"),
        },
      },
    },
  };
}

/** What comes to the address of another system. */
export function requestWebhooks(t: Translate): Json {
  const header = (name: string): Json => ({
    name,
    in: "header",
    required: true,
    description: t(`api:parameter.${name}`),
    schema: { type: "string" },
  });
  return {
    requestEvent: {
      post: {
        operationId: "requestEvent",
        summary: t("api:operation.requestEvent"),
        parameters: ["OneWindow-Delivery", "OneWindow-Signature"].map(header),
        requestBody: { required: true, content: json("Webhook") },
        responses: { "204": { description: t("api:response.taken") } },
      },
    },
  };
}
