import type { Original } from "#app/domain/catalogue/find-original.server.ts";

const MEDIA_TYPES: Record<Original["format"], string> = {
  md: "text/markdown; charset=utf-8",
  txt: "text/plain",
  html: "text/html",
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

/** Type and name are ours, never the file's; whatever is in it stays without rights should a browser open it after all. */
export function fileHeaders(slug: string, { format, language, sha256, content }: Original): Headers {
  return new Headers({
    "Content-Type": MEDIA_TYPES[format],
    "Content-Length": String(content.byteLength),
    "Content-Language": language,
    "Content-Disposition": `attachment; filename="${slug}.${language}.${format}"`,
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Cache-Control": "private, no-cache",
    ETag: `"${sha256}"`,
  });
}
