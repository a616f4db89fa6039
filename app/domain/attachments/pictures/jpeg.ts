import { readOrientation, writeOrientation } from "./orientation.ts";
import { BrokenPictureError, countParts, type Picture } from "./picture.ts";

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const COLOUR_PROFILE = 0xe2;
const APP15 = 0xef;
/** Adobe's note on how colours are stored: without it some pictures come out inverted. */
const ADOBE = 0xee;
const COMMENT = 0xfe;

/** Start of frame: where width and height stand. C4, C8 and CC are something else. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Parts of the pixels themselves, within a scan. */
const isWithinScan = (next: number): boolean => next === 0x00 || (next >= 0xd0 && next <= 0xd7);

function isKept(marker: number, data: Buffer): boolean {
  if (marker === COMMENT) return false;
  if (marker < APP0 || marker > APP15) return true;
  if (marker === APP0) return data.toString("latin1", 0, 5) === "JFIF\0";
  if (marker === COLOUR_PROFILE) return data.toString("latin1", 0, 12) === "ICC_PROFILE\0";
  return marker === ADOBE && data.toString("latin1", 0, 5) === "Adobe";
}

export function cleanJpeg(bytes: Buffer): Picture {
  const parts: Buffer[] = [];
  let size: { width: number; height: number } | undefined;
  let orientation: number | undefined;
  let at = 0;
  const oneMore = countParts();
  for (;;) {
    if (bytes.readUInt8(at) !== 0xff) throw new BrokenPictureError("no marker where one must be");
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    oneMore();
    if (marker === START || marker === END) {
      parts.push(bytes.subarray(at, at + 2));
      at += 2;
      if (marker === END) break;
      continue;
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || end < at + 4) throw new BrokenPictureError("a part is not whole");
    const data = bytes.subarray(at + 4, end);
    if (isFrame(marker)) size ??= { height: data.readUInt16BE(1), width: data.readUInt16BE(3) };
    if (marker === APP1) orientation ??= readOrientation(data);
    if (isKept(marker, data)) parts.push(bytes.subarray(at, end));
    at = end;
    if (marker === SCAN) {
      const scanEnd = endOfScan(bytes, at);
      parts.push(bytes.subarray(at, scanEnd));
      at = scanEnd;
    }
  }
  if (!size) throw new BrokenPictureError("no frame");
  // Which side is up is all that stays of what the camera wrote.
  const turned = orientation && orientation !== 1 ? [writeOrientation(orientation)] : [];
  return { bytes: Buffer.concat([...parts.slice(0, 1), ...turned, ...parts.slice(1)]), ...size };
}

function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes.readUInt8(at + 1);
    if (next !== 0xff && !isWithinScan(next)) return at;
  }
  throw new BrokenPictureError("it ends within its pixels");
}
