const HEAD = "Exif\0\0";
const ORIENTATION_TAG = 0x0112;
const SHORT = 3;
const MAX_ENTRIES = 500;

/** Which side is up (2 to 8; 1 is as it lies), as the camera wrote it into Exif; `undefined` where it did not. */
export function readOrientation(data: Buffer): number | undefined {
  if (data.toString("latin1", 0, HEAD.length) !== HEAD) return undefined;
  const tiff = data.subarray(HEAD.length);
  const isLittle = tiff.toString("latin1", 0, 2) === "II";
  const read16 = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  try {
    const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
    const count = Math.min(read16(first), MAX_ENTRIES);
    for (let n = 0; n < count; n++) {
      const entry = first + 2 + n * 12;
      if (read16(entry) !== ORIENTATION_TAG) continue;
      const value = read16(entry + 8);
      return value >= 1 && value <= 8 ? value : undefined;
    }
  } catch (error) {
    // What points outside of itself says nothing.
    if (!(error instanceof RangeError)) throw error;
  }
  return undefined;
}

/** A whole segment of Exif that says this and nothing else. */
export function writeOrientation(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write("MM\0*", 0, "latin1");
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION_TAG, 10);
  tiff.writeUInt16BE(SHORT, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  const data = Buffer.concat([Buffer.from(HEAD, "latin1"), tiff]);
  const marker = Buffer.from([0xff, 0xe1, 0, 0]);
  marker.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([marker, data]);
}
