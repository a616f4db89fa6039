import { createHash } from "node:crypto";
import { AwsClient } from "aws4fetch";
import { assertFileName, FileMissingError, type FileStore, isFileName } from "./port.ts";

export type S3Bucket = {
  /** Address of the bucket, path style, with a prefix if it is shared: `https://s3.example.org/bucket/onewindow`. */
  readonly url: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
};

const TIMEOUT_MS = 30_000;
const RETRIES = 2;

/** Of a page of `ListObjectsV2`: what we named ourselves holds neither entities nor marks, so nothing has to read XML. */
const ENTRY = /<Contents>.*?<\/Contents>/gs;
const tagIn = (text: string, tag: string): string | undefined => new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(text)?.[1];

/** Files in a bucket of any S3-compatible service. Every byte that goes there is signed with its hash. */
export function createS3Files(bucket: S3Bucket): FileStore {
  const { region, accessKeyId, secretAccessKey } = bucket;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3", retries: RETRIES });
  const root = new URL(bucket.url.replace(/\/+$/, ""));
  const [, bucketName = "", ...rest] = root.pathname.split("/");
  const prefix = rest.length > 0 ? `${rest.join("/")}/` : "";
  const bucketUrl = `${root.origin}/${bucketName}`;

  async function ask(url: string, method: string, body?: Uint8Array): Promise<Response> {
    const hash = createHash("sha256")
      .update(body ?? "")
      .digest("hex");
    return client.fetch(url, {
      method,
      headers: { "X-Amz-Content-Sha256": hash },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      // A view of bytes is a body; the types of the DOM want to know that nobody shares its memory.
      ...(body ? { body: body as Uint8Array<ArrayBuffer> } : {}),
    });
  }
  const addressOf = (name: string): string => {
    assertFileName(name);
    return `${bucketUrl}/${prefix}${name}`;
  };
  /** Their words stay there: they may hold addresses and keys. */
  const fault = (what: string, { status }: Response): Error =>
    new Error(`The bucket answered ${status} when a file was to be ${what}.`);

  return {
    async put(name, bytes) {
      const reply = await ask(addressOf(name), "PUT", bytes);
      await reply.arrayBuffer();
      if (!reply.ok) throw fault("stored", reply);
    },
    async get(name) {
      const reply = await ask(addressOf(name), "GET");
      const bytes = Buffer.from(await reply.arrayBuffer());
      if (reply.status === 404) throw new FileMissingError(name);
      if (!reply.ok) throw fault("read", reply);
      return bytes;
    },
    async remove(name) {
      const reply = await ask(addressOf(name), "DELETE");
      await reply.arrayBuffer();
      if (!reply.ok && reply.status !== 404) throw fault("removed", reply);
    },
    async *list() {
      let token: string | undefined;
      do {
        const query = new URLSearchParams({ "list-type": "2", prefix });
        if (token) query.set("continuation-token", token);
        const reply = await ask(`${bucketUrl}?${query}`, "GET");
        const text = await reply.text();
        if (!reply.ok) throw fault("listed", reply);
        for (const [entry] of text.matchAll(ENTRY)) {
          const name = tagIn(entry, "Key")?.slice(prefix.length) ?? "";
          const storedAt = Date.parse(tagIn(entry, "LastModified") ?? "");
          if (isFileName(name) && storedAt > 0) yield { name, ageMs: Date.now() - storedAt };
        }
        token = tagIn(text, "NextContinuationToken");
      } while (token);
    },
  };
}
