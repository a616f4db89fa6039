import type { SentForm } from "./error-page.ts";

/** Larger than any form of the portal may be. */
const MAX_BYTES = 200_000;
/** Never shown again, not even to who wrote it. */
const SECRET = /password|passcode|code|token|secret/i;

/**
 * Before a form is read: gives a way to have its fields once more, should the database be away. Then a page can offer to send
 * the same again, and nothing typed is lost, without scripts too. Files and secrets are not remembered: a form with either is not
 * offered again.
 */
export function rememberForm(request: Request): (() => Promise<SentForm | undefined>) | undefined {
  if (request.method !== "POST" || !isPlainForm(request)) return undefined;
  const copy = request.clone();
  return async () => {
    const { pathname, search } = new URL(request.url);
    const fields = [...new URLSearchParams(await copy.text())];
    if (fields.length === 0 || fields.some(([name]) => SECRET.test(name))) return undefined;
    return { action: pathname + search, fields };
  };
}

function isPlainForm({ headers }: Request): boolean {
  const type = headers.get("Content-Type") ?? "";
  return (
    type.startsWith("application/x-www-form-urlencoded") && Number(headers.get("Content-Length") ?? 0) <= MAX_BYTES
  );
}
