import type { Request } from "express";
import { z } from "zod";
import type { LoadContext } from "#app/http/load-context.ts";
import { CONTENT_LANGUAGES, type ContentLanguage, contentLanguageOf, toContentLanguage } from "#app/i18n/languages.ts";
import { negotiateLanguage } from "#app/i18n/languages.server.ts";
import { AppError, type ErrorDetail } from "#app/lib/app-error.ts";

export const MAX_PER_PAGE = 100;
export const DEFAULT_PER_PAGE = 20;
/** Beyond it there is a mistake, not a reader. */
const MAX_PAGE = 100_000;
export const MAX_QUERY_LENGTH = 200;

const wholeNumber = (max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(max));

export const langShape = z
  .string()
  .refine((tag) => toContentLanguage(tag) !== undefined, { params: { allowed: CONTENT_LANGUAGES } });

export const pagingShape = {
  lang: langShape.optional(),
  page: wholeNumber(MAX_PAGE).default(1),
  per_page: wholeNumber(MAX_PER_PAGE).default(DEFAULT_PER_PAGE),
};
export const searchShape = z.string().trim().max(MAX_QUERY_LENGTH);

/** A word instead of a sentence: programs read it. */
function problemOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "unrecognized_keys":
      return "unknown_parameter";
    case "too_big":
      return "too_large";
    case "too_small":
      return "too_small";
    case "invalid_type":
      return "given_twice";
    case "custom":
    case "invalid_value":
      return "not_one_of";
    default:
      return "malformed";
  }
}

function detailsOf(issue: z.core.$ZodIssue): ErrorDetail[] {
  const problem = problemOf(issue);
  if (issue.code === "unrecognized_keys") return issue.keys.map((parameter) => ({ parameter, problem }));
  const allowed =
    issue.code === "invalid_value" ? issue.values : issue.code === "custom" ? issue.params?.["allowed"] : undefined;
  const maximum = issue.code === "too_big" ? Number(issue.maximum) : undefined;
  return [
    {
      parameter: String(issue.path[0] ?? ""),
      problem,
      ...(Array.isArray(allowed) ? { allowed: allowed.map(String) } : {}),
      ...(maximum === undefined ? {} : { maximum }),
    },
  ];
}

/** The query of an address by a strict schema; throws `bad_request` that names every parameter that is wrong, and why. */
export function readQuery<T extends z.ZodType>(req: Request, schema: T): z.infer<T> {
  const parameters = new URL(req.originalUrl, "http://query.invalid").searchParams;
  const given: Record<string, string | string[]> = {};
  for (const name of new Set(parameters.keys())) {
    const [first = "", ...more] = parameters.getAll(name);
    Object.defineProperty(given, name, { value: more.length > 0 ? [first, ...more] : first, enumerable: true });
  }
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new AppError("bad_request", { details: parsed.error.issues.flatMap(detailsOf), cause: parsed.error });
}

/** `?lang=`, then `Accept-Language`, then the site's own; no cookie, so that an address means the same for everybody. */
export function languageOf(req: Request, { services }: LoadContext, lang: string | undefined): ContentLanguage {
  return (
    toContentLanguage(lang) ??
    contentLanguageOf(negotiateLanguage(req.headers["accept-language"]) ?? services.site.default_language)
  );
}

/** One page of a list; `undefined` when there is no such page. An empty list has one empty page. */
export function pageOf<T>(
  list: readonly T[],
  { page, per_page }: { readonly page: number; readonly per_page: number },
) {
  const pages = Math.max(1, Math.ceil(list.length / per_page));
  if (page > pages)
    throw new AppError("bad_request", { details: [{ parameter: "page", problem: "too_large", maximum: pages }] });
  return { pages, items: list.slice((page - 1) * per_page, page * per_page) };
}
