import type { Attachment } from "#app/domain/attachments/attachment.ts";
import { FILE_KINDS } from "#app/domain/attachments/kinds.ts";

/** RFC 8187: everything but letters and digits is escaped. */
const escaped = (name: string): string =>
  encodeURIComponent(name).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * A file somebody attached. Type and ending are ours; it is saved and never opened as a page of the portal, and would have no rights
 * if it were. Only a picture may be shown, and only as one.
 */
export function attachedFile(
  { attachment, bytes }: { readonly attachment: Attachment; readonly bytes: Buffer },
  how: "save" | "show" = "save",
): Response {
  const { mediaType, isImage, extensions } = FILE_KINDS[attachment.kind];
  const disposition = how === "show" && isImage ? "inline" : "attachment";
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": mediaType,
      "Content-Length": String(bytes.length),
      "Content-Disposition": `${disposition}; filename="file.${extensions[0]}"; filename*=UTF-8''${escaped(attachment.name)}`,
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cross-Origin-Resource-Policy": "same-origin",
      "X-Robots-Tag": "noindex",
      "Cache-Control": "private, no-store",
    },
  });
}
