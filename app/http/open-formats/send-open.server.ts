import { createHash } from "node:crypto";
import type { Request, Response } from "express";

type Body = {
  readonly type: string;
  readonly text: string;
  readonly modifiedAt: Date;
  /** Of a text in one language. */
  readonly language?: string;
};

/** Whether the reader has exactly this. The date counts only without a tag, and only to the second (RFC 9110, 13.2.2). */
function hasIt({ headers }: Request, etag: string, modifiedAt: Date): boolean {
  const tags = headers["if-none-match"];
  if (tags !== undefined) {
    return tags.split(/\s*,\s*/).some((tag) => tag.trim() === "*" || tag.trim().replace(/^W\//, "") === etag.slice(2));
  }
  const since = Date.parse(headers["if-modified-since"] ?? "");
  return Math.floor(modifiedAt.getTime() / 1000) * 1000 <= since;
}

/**
 * Answers with open data: anybody may read it from anywhere, and who has it already gets 304. The tag is weak, since
 * the same text goes out in several encodings.
 */
export function sendOpen(res: Response, { type, text, modifiedAt, language }: Body): void {
  const hash = createHash("sha256").update(text).digest("base64url").slice(0, 27);
  // `?lang=` means this reply here, not the reader's choice for later.
  res.removeHeader("Set-Cookie");
  const etag = `W/"${hash}"`;
  res.setHeader("ETag", etag);
  res.setHeader("Last-Modified", modifiedAt.toUTCString());
  res.setHeader("Cache-Control", "public, max-age=0, must-revalidate");
  res.setHeader("Access-Control-Allow-Origin", "*");
  res.setHeader("Access-Control-Expose-Headers", "ETag, Last-Modified, Link");
  res.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
  if (language) {
    res.setHeader("Content-Language", language);
    res.vary("Accept-Language");
  }
  // Not Express's own check: it obeys `Cache-Control: no-cache`, which `fetch` adds to every conditional request.
  if (hasIt(res.req, etag, modifiedAt)) return void res.status(304).end();
  res.setHeader("Content-Type", type);
  res.status(200).end(Buffer.from(text, "utf8"));
}

export const sendOpenJson = (
  res: Response,
  body: Omit<Body, "type" | "text"> & { readonly value: unknown; readonly type?: string },
): void =>
  sendOpen(res, {
    ...body,
    type: body.type ?? "application/json; charset=utf-8",
    text: JSON.stringify(body.value),
  });
