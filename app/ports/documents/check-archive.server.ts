import { inflateRawSync } from "node:zlib";
import { LIMITS } from "./limits.ts";
import { DocumentRefusedError } from "./port.ts";

type Entry = { readonly name: string; readonly method: number; readonly packed: number; readonly headerAt: number };

const DIRECTORY_END = "PK\u0005\u0006";
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

/**
 * Unpacks a whole archive within the limits and gives its files, so that whoever reads it afterwards meets no surprise.
 * The sizes an archive claims are not believed. Refuses odd names, encryption, huge forms and methods nobody needs.
 */
export function unpackArchive(bytes: Uint8Array): Map<string, Buffer> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files = new Map<string, Buffer>();
  let left: number = LIMITS.unpackedBytes;
  try {
    for (const entry of listEntries(archive)) {
      assertName(entry.name);
      if (files.has(entry.name)) throw new DocumentRefusedError("a name stands twice in the archive");
      const content = unpack(archive, entry, left);
      left -= content.length;
      files.set(entry.name, content);
    }
  } catch (error) {
    if (error instanceof DocumentRefusedError) throw error;
    throw new DocumentRefusedError("the archive is damaged");
  }
  return files;
}

function listEntries(archive: Buffer): Entry[] {
  const end = archive.lastIndexOf(DIRECTORY_END, undefined, "latin1");
  if (end === -1) throw new DocumentRefusedError("the archive is damaged");
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  if (count === 0xffff || at === 0xffffffff || count > LIMITS.archiveEntries)
    throw new DocumentRefusedError(`the archive holds more than ${LIMITS.archiveEntries} files`);
  const entries: Entry[] = [];
  for (let n = 0; n < count; n++) {
    if (archive.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new DocumentRefusedError("the archive is damaged");
    if (archive.readUInt16LE(at + 8) & 1) throw new DocumentRefusedError("the archive is protected by a password");
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString("utf8", at + 46, at + 46 + nameLength);
    entries.push({
      name,
      method: archive.readUInt16LE(at + 10),
      packed: archive.readUInt32LE(at + 20),
      headerAt: archive.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

function unpack(archive: Buffer, { method, packed, headerAt }: Entry, left: number): Buffer {
  if (archive.readUInt32LE(headerAt) !== LOCAL_ENTRY) throw new DocumentRefusedError("the archive is damaged");
  const from = headerAt + 30 + archive.readUInt16LE(headerAt + 26) + archive.readUInt16LE(headerAt + 28);
  const content = archive.subarray(from, from + packed);
  if (method === STORED) return content.length <= left ? content : tooLarge();
  if (method !== DEFLATED) throw new DocumentRefusedError("the archive is packed in a way that is not known");
  const most = Math.min(left, Math.max(LIMITS.ratioFromBytes, packed * LIMITS.unpackRatio));
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") return tooLarge();
    throw error;
  }
}

/** Control characters, climbing, drives, and marks that turn the direction of writing around. */
const ODD_NAME = /[\p{Cc}\p{Bidi_Control}\\]|^\/|^[a-z]:|(?:^|\/)\.\.(?:\/|$)/iu;

function assertName(name: string): void {
  if (name.length > 255 || ODD_NAME.test(name))
    throw new DocumentRefusedError("the archive holds a file with an odd name");
}

function tooLarge(): never {
  throw new DocumentRefusedError("the archive unpacks to far more than it seems (a zip bomb)");
}
