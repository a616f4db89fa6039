import { AppError } from "#app/lib/app-error.ts";

type Chunks = AsyncIterable<Uint8Array> | null | undefined;

/** The whole body, refused with `too_large` as soon as it passes the cap; what was announced too large is not read at all. */
export async function readBytes(
  body: Chunks,
  announced: string | null | undefined,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(announced ?? 0) > maxBytes) throw new AppError("too_large");
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > maxBytes) throw new AppError("too_large");
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

/** Strict UTF-8: a replacement character would change what somebody wrote without telling them. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new AppError("bad_request", { message: "invalid UTF-8", cause: error });
  }
}

/** Half of a surrogate pair without the other; with the `u` flag a whole pair is one character and does not match. */
const LONE_SURROGATE = /[\uD800-\uDFFF]/u;

/** Refuses what no keyboard makes and PostgreSQL cannot store: NUL characters and half surrogate pairs. */
export function assertStorable(text: string): void {
  if (text.includes("\0")) throw new AppError("bad_request", { message: "NUL character" });
  if (LONE_SURROGATE.test(text)) throw new AppError("bad_request", { message: "lone surrogate" });
}
