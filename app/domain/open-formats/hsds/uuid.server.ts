import { createHash } from "node:crypto";

/** RFC 9562: the name space of addresses. */
const URL_NAMESPACE = Buffer.from("6ba7b8119dad11d180b400c04fd430c8", "hex");

/** The same UUID (version 5) for the same address, always and on every machine. */
export function uuidOf(address: string): string {
  const hash = createHash("sha1").update(URL_NAMESPACE).update(address).digest().subarray(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  return hash.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
