import { AppError } from "#app/lib/app-error.ts";
import { assertStorable, decodeText, readBytes } from "./body.server.ts";

const MAX_FORM_BYTES = 256_000;
const MAX_FIELDS = 500;

const bodyOf = (request: Request): AsyncIterable<Uint8Array> | null =>
  // Node's ReadableStream is async iterable; the DOM's type does not say so.
  request.body as unknown as AsyncIterable<Uint8Array> | null;

/** `%zz` and `%ff` are refused, where `URLSearchParams` would keep or replace them. */
function decodePart(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll("+", " "));
  } catch (error) {
    throw new AppError("bad_request", { message: "invalid encoding in form", cause: error });
  }
}

function parseUrlEncoded(text: string): FormData {
  const form = new FormData();
  const pairs = text.split("&", MAX_FIELDS + 1).filter(Boolean);
  if (pairs.length > MAX_FIELDS) throw new AppError("too_large", { message: "too many fields" });
  for (const pair of pairs) {
    const equals = pair.indexOf("=");
    const name = equals < 0 ? pair : pair.slice(0, equals);
    form.append(decodePart(name), equals < 0 ? "" : decodePart(pair.slice(equals + 1)));
  }
  return form;
}

async function parseMultipart(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<FormData> {
  // Parts would be decoded with replacement characters otherwise.
  decodeText(bytes);
  const parsed = await new Response(bytes, { headers: { "Content-Type": contentType } })
    .formData()
    .catch((error: unknown) => {
      throw new AppError("bad_request", { message: "malformed form", cause: error });
    });
  const values = [...parsed.entries()];
  if (values.length > MAX_FIELDS) throw new AppError("too_large", { message: "too many fields" });
  if (values.some(([, value]) => typeof value !== "string"))
    throw new AppError("unsupported_type", { message: "files are not taken here" });
  return parsed;
}

/**
 * The form a page posted, all values text. Refuses what is larger than `maxBytes` (`too_large`), has too many fields,
 * or holds invalid UTF-8, NUL characters or half surrogate pairs (`bad_request`). Every action reads its form with this.
 */
export async function readForm(request: Request, options: { readonly maxBytes?: number } = {}): Promise<FormData> {
  const contentType = request.headers.get("Content-Type") ?? "";
  const bytes = await readBytes(
    bodyOf(request),
    request.headers.get("Content-Length"),
    options.maxBytes ?? MAX_FORM_BYTES,
  );
  const kind = contentType.split(";", 1)[0]?.trim().toLowerCase();
  if (kind !== "application/x-www-form-urlencoded" && kind !== "multipart/form-data") {
    if (bytes.length === 0 && !kind) return new FormData();
    throw new AppError("unsupported_type");
  }
  const form =
    kind === "multipart/form-data" ? await parseMultipart(bytes, contentType) : parseUrlEncoded(decodeText(bytes));
  for (const [name, value] of form.entries()) {
    assertStorable(name);
    if (typeof value === "string") assertStorable(value);
  }
  return form;
}
