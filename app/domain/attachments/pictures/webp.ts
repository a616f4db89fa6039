import { BrokenPictureError, countParts, type Picture } from "./picture.ts";

const HEAD_BYTES = 12;
const KEPT = new Set(["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"]);
/** In the extended header: "has Exif" and "has XMP". */
const METADATA_FLAGS = 0b0000_1100;

export function cleanWebp(bytes: Buffer): Picture {
  const parts: Buffer[] = [];
  let size: { width: number; height: number } | undefined;
  let hasPixels = false;
  const oneMore = countParts();
  const end = Math.min(bytes.length, 8 + bytes.readUInt32LE(4));
  for (let at = HEAD_BYTES; at + 8 <= end;) {
    oneMore();
    const type = bytes.toString("latin1", at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const next = at + 8 + length + (length % 2);
    // Some programs leave the last byte of padding out.
    if (at + 8 + length > bytes.length) throw new BrokenPictureError("a part is not whole");
    const part = Buffer.from(bytes.subarray(at, next));
    if (type === "VP8X") part.writeUInt8(part.readUInt8(8) & ~METADATA_FLAGS, 8);
    size ??= sizeIn(type, part.subarray(8));
    hasPixels ||= ["VP8 ", "VP8L", "ANMF"].includes(type);
    if (KEPT.has(type)) parts.push(part);
    at = next;
  }
  if (!size || !hasPixels) throw new BrokenPictureError("no pixels");
  const body = Buffer.concat(parts);
  const head = Buffer.from("RIFF    WEBP", "latin1");
  head.writeUInt32LE(body.length + 4, 4);
  return { bytes: Buffer.concat([head, body]), ...size };
}

function sizeIn(type: string, data: Buffer): { width: number; height: number } | undefined {
  if (type === "VP8X") return { width: 1 + data.readUIntLE(4, 3), height: 1 + data.readUIntLE(7, 3) };
  if (type === "VP8 ") return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff };
  if (type !== "VP8L") return undefined;
  const bits = data.readUInt32LE(1);
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
}
