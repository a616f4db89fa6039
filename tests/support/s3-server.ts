import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export const S3_KEYS = { accessKeyId: "key-of-the-tests", secretAccessKey: "secret-of-the-tests", region: "test-1" };

const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();
const sha256 = (bytes: string | Buffer): string => createHash("sha256").update(bytes).digest("hex");
const escape = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** AWS Signature Version 4, worked out anew from the request as it came. */
function isSigned(req: IncomingMessage, body: Buffer): boolean {
  const header = req.headers.authorization ?? "";
  const [, scope = "", signed = "", signature = ""] =
    /Credential=[^/]+\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(header) ?? [];
  const [day = "", region = "", service = ""] = scope.split("/");
  const url = new URL(req.url ?? "/", "http://bucket");
  const query = [...url.searchParams]
    .map(([name, value]) => `${escape(name)}=${escape(value)}`)
    .sort()
    .join("&");
  const names = signed.split(";");
  const headers = names.map((name) => `${name}:${String(req.headers[name] ?? "").trim()}\n`).join("");
  const bodyHash = String(req.headers["x-amz-content-sha256"]);
  const canonical = [req.method, url.pathname, query, headers, signed, bodyHash].join("\n");
  const toSign = ["AWS4-HMAC-SHA256", req.headers["x-amz-date"], scope, sha256(canonical)].join("\n");
  const key = hmac(hmac(hmac(hmac(`AWS4${S3_KEYS.secretAccessKey}`, day), region), service), "aws4_request");
  return bodyHash === sha256(body) && hmac(key, toSign).toString("hex") === signature;
}

const PAGE = 2;

/** A stand-in for an S3-compatible service: one bucket in memory, two names a page, nothing without a right signature. */
export async function startS3Server() {
  const objects = new Map<string, { bytes: Buffer; at: Date }>();
  let broken = false;
  const server: Server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (broken) return void res.writeHead(503).end("<Error>SlowDown</Error>");
    if (!isSigned(req, body)) return void res.writeHead(403).end("<Error>SignatureDoesNotMatch</Error>");
    const url = new URL(req.url ?? "/", "http://bucket");
    const key = url.pathname.replace(/^\/bucket\/?/, "");
    if (req.method === "PUT") {
      objects.set(key, { bytes: body, at: new Date() });
      return void res.writeHead(200).end();
    }
    if (req.method === "DELETE") {
      objects.delete(key);
      return void res.writeHead(204).end();
    }
    if (url.searchParams.has("list-type")) {
      const prefix = url.searchParams.get("prefix") ?? "";
      const from = Number(url.searchParams.get("continuation-token") ?? 0);
      const found = [...objects].filter(([name]) => name.startsWith(prefix)).sort();
      const rows = found
        .slice(from, from + PAGE)
        .map(
          ([name, { at }]) => `<Contents><Key>${name}</Key><LastModified>${at.toISOString()}</LastModified></Contents>`,
        );
      const more = from + PAGE < found.length ? `<NextContinuationToken>${from + PAGE}</NextContinuationToken>` : "";
      return void res.end(`<?xml version="1.0"?><ListBucketResult>${rows.join("")}${more}</ListBucketResult>`);
    }
    const found = objects.get(key);
    if (!found) return void res.writeHead(404).end("<Error>NoSuchKey</Error>");
    res.end(found.bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/bucket/onewindow`,
    objects,
    breakDown: () => void (broken = true),
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}
