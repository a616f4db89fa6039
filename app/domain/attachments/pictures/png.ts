import { BrokenPictureError, countParts, type Picture } from "./picture.ts";

const SIGNATURE_BYTES = 8;
/** Everything that decides how it looks; text, times, Exif and what programs add for themselves go. */
const KEPT = new Set([
  ...["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "cICP"],
  ...["acTL", "fcTL", "fdAT"],
]);

export function cleanPng(bytes: Buffer): Picture {
  const parts: Buffer[] = [bytes.subarray(0, SIGNATURE_BYTES)];
  let hasPixels = false;
  const oneMore = countParts();
  for (let at = SIGNATURE_BYTES; ;) {
    oneMore();
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString("latin1", at + 4, at + 8);
    const end = at + 12 + length;
    if (end > bytes.length || !/^[A-Za-z]{4}$/.test(type)) throw new BrokenPictureError("a part is not whole");
    if (at === SIGNATURE_BYTES && (type !== "IHDR" || length !== 13)) throw new BrokenPictureError("no header");
    if (KEPT.has(type)) parts.push(bytes.subarray(at, end));
    hasPixels ||= type === "IDAT";
    at = end;
    if (type === "IEND") break;
  }
  if (!hasPixels) throw new BrokenPictureError("no pixels");
  return { bytes: Buffer.concat(parts), width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}
