/** The OpenAPI document as its readable page shows it. Only what our own document uses is understood. */

export type ApiField = { readonly name: string; readonly type: string; readonly isRequired: boolean };

export type ApiParameter = {
  readonly name: string;
  readonly place: "query" | "path" | "header";
  readonly type: string;
  readonly description: string;
};

export type ApiOperation = {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly parameters: readonly ApiParameter[];
  /** Name of the schema of what is sent, and of what comes back. */
  readonly sent: string | undefined;
  readonly given: string | undefined;
  readonly responses: readonly { readonly status: string; readonly description: string }[];
  /** A call that can be pasted into a terminal. */
  readonly example: string;
};

export type ApiSchema = { readonly name: string; readonly fields: readonly ApiField[] };

export type ApiDescription = {
  readonly version: string;
  readonly about: string;
  readonly operations: readonly ApiOperation[];
  readonly schemas: readonly ApiSchema[];
};

type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
};
type Content = Readonly<Record<string, { readonly schema?: Schema }>>;
type Operation = {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: "query" | "path" | "header";
    readonly description: string;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
};
type Document = {
  readonly info: { readonly version: string; readonly description: string };
  readonly servers: readonly [{ readonly url: string }];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

const MAX_DEPTH = 6;
/** Safe numbers of JavaScript are the default of the schema library, not a rule of ours. */
const NO_LIMIT = Number.MAX_SAFE_INTEGER;

const nameOf = (ref: string): string => ref.split("/").at(-1) ?? ref;

/** A type in the words of JSON Schema: `string`, `integer 1–100`, `en | zh-CN`, `Service[]`. */
function typeOf(schema: Schema): string {
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.enum) return schema.enum.join(" | ");
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeOf))].join(" | ");
  if (schema.type === "array") return `${schema.items ? typeOf(schema.items) : "any"}[]`;
  const type = typeof schema.type === "string" ? schema.type : (schema.type ?? ["any"]).join(" | ");
  const { minimum = -NO_LIMIT, maximum = NO_LIMIT, maxLength, format } = schema;
  const [least, most] = [minimum > -NO_LIMIT ? minimum : undefined, maximum < NO_LIMIT ? maximum : undefined];
  if (least !== undefined || most !== undefined) return `${type} ${least ?? ""}–${most ?? ""}`;
  if (maxLength !== undefined) return `${type} ≤ ${maxLength}`;
  return format ? `${type} (${format})` : type;
}

/** The object that a field holds, straight or as a list's entry. */
function objectIn(schema: Schema): { readonly object: Schema; readonly suffix: string } | undefined {
  if (schema.properties) return { object: schema, suffix: "" };
  const inner = schema.items && objectIn(schema.items);
  if (inner) return { object: inner.object, suffix: `[]${inner.suffix}` };
  return schema.anyOf?.map(objectIn).find((one) => one !== undefined);
}

/** All fields of an object, those of objects within it as `outer.inner`. */
function fieldsOf(schema: Schema, prefix = "", depth = 0): ApiField[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
    const name = `${prefix}${key}`;
    const isRequired = schema.required?.includes(key) ?? false;
    const inner = depth < MAX_DEPTH ? objectIn(field) : undefined;
    const own = { name, type: inner ? `object${inner.suffix}` : typeOf(field), isRequired };
    return inner ? [own, ...fieldsOf(inner.object, `${name}${inner.suffix}.`, depth + 1)] : [own];
  });
}

function exampleOf(server: string, method: string, path: string): string {
  const address = `${server}${path.replace("{slug}", "old-age-allowance").replace("{id}", "ID").replace("{reference}", "REFERENCE")}`;
  if (path.startsWith("/api/v1/requests")) return exampleForClients(method, path, address);
  if (method === "get") return `curl '${address}'`;
  return [
    `curl '${address}' \\`,
    "  -H 'Content-Type: application/json' \\",
    `  -d '{"question": "How much is the old-age allowance?", "language": "en"}'`,
  ].join("\n");
}

/** With a key, and for whatever changes something with a key for this one call. */
function exampleForClients(method: string, path: string, address: string): string {
  const call = [`curl '${address}' \\`, `  -H "Authorization: Bearer $ONEWINDOW_KEY"`];
  if (method === "get") return call.join("\n");
  const body = path.endsWith("/events")
    ? `{"version": 2, "to": "in_progress"}`
    : `{"description": "The lift does not work.", "language": "en"}`;
  return [
    ...call.map((line, at) => (at === 1 ? `${line} \\` : line)),
    "  -H 'Content-Type: application/json' \\",
    "  -H 'Idempotency-Key: 2026-000123' \\",
    `  -d '${body}'`,
  ].join("\n");
}

const schemaIn = (content: Content | undefined): string | undefined => {
  const ref = Object.values(content ?? {})[0]?.schema?.$ref;
  return ref && nameOf(ref);
};

/** Everything a reader of the API needs, from the document itself: the page cannot say anything else. */
export function describeApi(value: Record<string, unknown>): ApiDescription {
  // The document is our own, made a line before; the test reads it against the routes.
  const document = value as unknown as Document;
  const server = document.servers[0].url;
  return {
    version: document.info.version,
    about: document.info.description,
    operations: Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]): ApiOperation => ({
        id: operation.operationId,
        method: method.toUpperCase(),
        path,
        summary: operation.summary,
        parameters: (operation.parameters ?? []).map((one) => ({
          name: one.name,
          place: one.in,
          type: typeOf(one.schema),
          description: one.description,
        })),
        sent: schemaIn(operation.requestBody?.content),
        given: schemaIn((operation.responses["200"] ?? operation.responses["201"])?.content),
        responses: Object.entries(operation.responses).map(([status, { description }]) => ({ status, description })),
        example: exampleOf(server, method, path),
      })),
    ),
    schemas: Object.entries(document.components.schemas).flatMap(([name, schema]) => {
      const fields = fieldsOf(schema);
      return fields.length > 0 ? [{ name, fields }] : [];
    }),
  };
}
