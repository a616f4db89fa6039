import { parseReference } from "#app/domain/requests/reference.ts";
import { AppError } from "#app/lib/app-error.ts";
import type { LoadContext } from "./load-context.ts";
import { forgiveRate, limitRate } from "./rate-limit.server.ts";

export type LookupError =
  | { readonly field: "reference"; readonly reason: "reference_needed" | "reference_impossible" }
  | { readonly field: "secret"; readonly reason: "secret_needed" | "no_match" }
  | { readonly field: "reference"; readonly reason: "too_many"; readonly minutes: number };

type Lookup =
  | { readonly status: "faulty"; readonly typed: string; readonly errors: readonly LookupError[] }
  | { readonly status: "complete"; readonly typed: string; readonly secret: string; readonly reference: string };

/** Reference and code as typed. What cannot be right costs no try. */
export function readLookup(form: FormData): Lookup {
  const typed = String(form.get("reference") ?? "").trim();
  const secret = String(form.get("secret") ?? "").trim();
  const reference = parseReference(typed);
  const errors: LookupError[] = [];
  if (!typed) errors.push({ field: "reference", reason: "reference_needed" });
  else if (!reference) errors.push({ field: "reference", reason: "reference_impossible" });
  if (!secret) errors.push({ field: "secret", reason: "secret_needed" });
  if (errors.length > 0 || !reference) return { status: "faulty", typed: typed.slice(0, 60), errors };
  return { status: "complete", typed, secret, reference };
}

/** Counts a try for the address and for the reference; when it was one too many, says so for the page to show. */
export async function limitLookups(
  context: LoadContext,
  reference: string,
): Promise<{ readonly error: LookupError; readonly retryAfterSeconds: number } | undefined> {
  try {
    await limitRate(context, "lookup", `address:${context.clientAddress}`);
    await limitRate(context, "lookup", `reference:${reference}`);
    return undefined;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "too_many") throw error;
    const retryAfterSeconds = error.retryAfterSeconds ?? 60;
    return {
      error: { field: "reference", reason: "too_many", minutes: Math.ceil(retryAfterSeconds / 60) },
      retryAfterSeconds,
    };
  }
}

/** After the right code: people in one service hall share an address, and only wrong tries are to count. */
export async function forgiveLookup(context: LoadContext, reference: string): Promise<void> {
  await forgiveRate(context, "lookup", `address:${context.clientAddress}`);
  await forgiveRate(context, "lookup", `reference:${reference}`);
}
