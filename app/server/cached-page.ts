import { createHash } from "node:crypto";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);
/** Level 5 takes a few milliseconds a page and comes within a few per cent of the best. */
const BROTLI_QUALITY = 5;

type Encoding = "br" | "gzip" | "identity";

/** One whole page as it goes over the wire, in every encoding. */
export type CachedPage = {
  readonly headers: OutgoingHttpHeaders;
  readonly bodies: Readonly<Record<Encoding, Buffer>>;
  /** A strong tag for each encoding: the bytes differ. */
  readonly etags: Readonly<Record<Encoding, string>>;
  readonly bytes: number;
};

/** Headers that belong to one reply, not to the page. */
const OF_ONE_REPLY = new Set([
  "set-cookie",
  "x-request-id",
  "date",
  "content-length",
  "content-encoding",
  "etag",
  "connection",
  "keep-alive",
]);

/** What a compressor hands out is the beginning of 16 kB, which would be held and not counted. */
function withoutRoom(bytes: Buffer): Buffer {
  const exact = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(exact);
  return exact;
}

export async function makeCachedPage(headers: OutgoingHttpHeaders, body: Buffer): Promise<CachedPage> {
  const hash = createHash("sha256").update(body).digest("base64url").slice(0, 27);
  const [gzipped, brotli] = await Promise.all([
    compressGzip(body),
    compressBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
  ]);
  const vary = new Set(
    String(headers["vary"] ?? "")
      .split(/\s*,\s*/)
      .filter(Boolean),
  );
  for (const name of ["Accept-Language", "Cookie", "Accept-Encoding"]) vary.add(name);
  return {
    headers: {
      ...Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_ONE_REPLY.has(name.toLowerCase()))),
      vary: [...vary].join(", "),
    },
    bodies: { br: withoutRoom(brotli), gzip: withoutRoom(gzipped), identity: body },
    etags: { br: `"${hash}-br"`, gzip: `"${hash}-gz"`, identity: `"${hash}"` },
    bytes: body.length + gzipped.length + brotli.length,
  };
}

const accepts = (header: string, encoding: string): boolean =>
  header.split(",").some((part) => {
    const [name, q] = part.trim().split(/\s*;\s*q\s*=\s*/);
    return name === encoding && Number(q ?? 1) > 0;
  });

function chooseEncoding(acceptEncoding: string | undefined): Encoding {
  if (!acceptEncoding) return "identity";
  if (accepts(acceptEncoding, "br")) return "br";
  return accepts(acceptEncoding, "gzip") ? "gzip" : "identity";
}

/** Ends a response; a wrapped response brings its own. */
export type End = (body?: Buffer) => unknown;

/** Answers with the page, or with 304 when the reader has exactly these bytes. */
export function sendCachedPage(
  page: CachedPage,
  req: IncomingMessage,
  res: ServerResponse,
  end: End = (body) => res.end(body),
): void {
  const encoding = chooseEncoding(req.headers["accept-encoding"] as string | undefined);
  const etag = page.etags[encoding];
  const isKnown = (req.headers["if-none-match"] ?? "").split(/\s*,\s*/).some((tag) => tag.replace(/^W\//, "") === etag);
  for (const [name, value] of Object.entries(page.headers)) if (value !== undefined) res.setHeader(name, value);
  res.setHeader("ETag", etag);
  if (isKnown) {
    res.removeHeader("Content-Type");
    res.statusCode = 304;
    end();
    return;
  }
  const body = page.bodies[encoding];
  res.statusCode = 200;
  if (encoding !== "identity") res.setHeader("Content-Encoding", encoding);
  res.setHeader("Content-Length", body.length);
  if (req.method === "HEAD") end();
  else end(body);
}
