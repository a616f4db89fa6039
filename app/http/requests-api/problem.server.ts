import type { Request, Response } from "express";
import type { z } from "zod";
import { describeError } from "#app/http/error-response.server.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { AppError, type AppErrorCode } from "#app/lib/app-error.ts";
import { type FieldFault, isFieldFault } from "./field-faults.ts";
import type { ProblemBody } from "./schemas.ts";

export type FieldProblem = {
  readonly path: readonly PropertyKey[];
  readonly fault: FieldFault;
  readonly allowed?: readonly string[];
  /** More exact words than those of the fault. */
  readonly detail?: string;
};

/** Refusals that have words of their own here; everything else has those of the pages. */
export const PROBLEMS = [
  "sign_in_needed",
  "forbidden",
  "not_found",
  "bad_request",
  "unprocessable",
  "conflict",
  "key_needed",
  "key_used",
] as const;
export type Problem = (typeof PROBLEMS)[number];

type More = {
  readonly problem?: Problem;
  readonly fields?: readonly FieldProblem[];
  readonly current?: ProblemBody["current"];
  readonly reference?: string;
};

/** Thrown by the routes of other systems: answered as a problem (RFC 9457). */
export class ApiProblem extends AppError {
  constructor(
    code: AppErrorCode,
    readonly more: More = {},
  ) {
    super(code);
  }
}

const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** Answers a refusal or a fault; a fault's own words stay in the log. */
export function sendProblem(req: Request, res: Response, context: LoadContext, error: unknown): void {
  const { code, status, retryAfterSeconds } = describeError(error, context, req.path);
  const t = getTranslator(context.language);
  const more: More = error instanceof ApiProblem ? error.more : {};
  const name = more.problem ?? code;
  const words = (PROBLEMS as readonly string[]).includes(name) ? `api:problem.${name}` : `errors:${code}`;
  const body: ProblemBody = {
    type: "about:blank",
    title: t(`${words}.title`),
    status,
    detail: t(`${words}.text`),
    code: name,
    ...(more.fields && {
      errors: more.fields.map(({ path, fault, allowed, detail }) => ({
        pointer: pointerTo(path),
        code: fault,
        detail: detail ?? t(`api:field.${fault}`, { field: path.map(String).join(".") }),
        ...(allowed && { allowed: [...allowed] }),
      })),
    }),
    ...(more.current && { current: more.current }),
    ...(more.reference && { reference: more.reference }),
  };
  res.status(status);
  res.setHeader("Content-Type", "application/problem+json; charset=utf-8");
  res.setHeader("Content-Language", context.language);
  res.setHeader("Cache-Control", "no-store");
  if (retryAfterSeconds !== undefined) res.setHeader("Retry-After", String(retryAfterSeconds));
  if (status === 401) res.setHeader("WWW-Authenticate", 'Bearer realm="OneWindow"');
  res.end(JSON.stringify(body));
}

function faultOf(issue: z.core.$ZodIssue, isThere: boolean): FieldFault {
  if (!isThere) return "missing";
  switch (issue.code) {
    case "too_big":
      return "too_long";
    case "too_small":
      return issue.origin === "string" ? "missing" : "too_small";
    case "invalid_value":
      return "not_one_of";
    default:
      return "malformed";
  }
}

/** A field that nobody has stands with its own name, one that is wrong with what it may be. */
function problemsOf(issue: z.core.$ZodIssue, body: unknown): FieldProblem[] {
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({ path: [...issue.path, key], fault: "unknown_field" }));
  const value = issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], body);
  const own: unknown = issue.code === "custom" ? issue.params?.["fault"] : undefined;
  if (isFieldFault(own)) return [{ path: issue.path, fault: own }];
  const allowed = issue.code === "invalid_value" ? issue.values.map(String) : undefined;
  return [{ path: issue.path, fault: faultOf(issue, value !== undefined), ...(allowed && { allowed }) }];
}

/** A body by its schema; throws a problem that names every field that is wrong. */
export function parseBody<T extends z.ZodType>(schema: T, body: unknown): z.infer<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new ApiProblem("unprocessable", { fields: parsed.error.issues.flatMap((issue) => problemsOf(issue, body)) });
}
