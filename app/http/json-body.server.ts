import type { IncomingMessage } from "node:http";
import { AppError } from "#app/lib/app-error.ts";
import { assertStorable, decodeText, readBytes } from "./body.server.ts";

/** The API takes 64 kB, `contracts.md`. */
const MAX_JSON_BYTES = 64_000;
const MAX_DEPTH = 20;

function assertSound(value: unknown, depth = 0): void {
  if (typeof value === "string") return assertStorable(value);
  if (typeof value !== "object" || value === null) return;
  if (depth >= MAX_DEPTH) throw new AppError("bad_request", { message: "nested too deeply" });
  for (const [key, inner] of Object.entries(value)) {
    assertStorable(key);
    assertSound(inner, depth + 1);
  }
}

/** The JSON body of an Express request: 415 for another type, 413 over the cap, 400 when malformed or not storable. */
export async function readJsonBody(
  req: IncomingMessage,
  options: { readonly maxBytes?: number } = {},
): Promise<unknown> {
  const kind = (req.headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase();
  if (kind !== "application/json") throw new AppError("unsupported_type");
  const text = decodeText(await readBytes(req, req.headers["content-length"], options.maxBytes ?? MAX_JSON_BYTES));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new AppError("bad_request", { message: "malformed JSON", cause: error });
  }
  assertSound(value);
  return value;
}
