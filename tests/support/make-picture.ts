import { crc32 } from "node:zlib";

/** A picture of 24 by 16 points, as a browser drew it. */
const PICTURES = {
  jpeg: "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAQABgDASIAAhEBAxEB/8QAGAAAAgMAAAAAAAAAAAAAAAAAAAUDBAb/xAAmEAAABAUDBAMAAAAAAAAAAAAAARETAgQFBhIDFFEVISIxJENh/8QAFQEBAQAAAAAAAAAAAAAAAAAAAgP/xAAZEQADAQEBAAAAAAAAAAAAAAAAASECERL/2gAMAwEAAhEDEQA/ANLcdwdC2/xX3svsxRE/D5FKjXh1WqaMlsGncvN7JEhM/WJcB1UqRI1VvfaDrS4ecUKKi+jLghDJ27SpCagmZWVb1oFxiciNFJD7GfBiiePNVA1rscGgAAExn//Z",
  png: "iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAYAAAAMJL+VAAAAQUlEQVR4AeSSQQ0AMAwCWTXN0zTN0zx1Fu7TRykJPxLChchihYplWLD2ETEla4iITqc5Q0T5rogHI6LTaa7/iz4AAAD//8z+RPEAAAAGSURBVAMABWB9wb+ZpeEAAAAASUVORK5CYII=",
  webp: "UklGRmwAAABXRUJQVlA4WAoAAAAAAAAAFwAADwAAVlA4IE4AAACwAwCdASoYABAAPtFUo0uoJKMhsAgBABoJQBajhDjdAAONqJvvxgAD+9gL/+Ksn/5Gx/4Cs/7LbfBXHJVOTPrbU4XCkry/EcKcjQ4AAAA=",
} as const;

export const makePicture = (kind: keyof typeof PICTURES): Buffer => Buffer.from(PICTURES[kind], "base64");

/** Stands in whatever a camera or a program wrote beside a picture of the tests. */
export const PLACE = "39.9042N 116.4074E";

function exif(orientation: number): Buffer {
  const tiff = Buffer.alloc(26 + PLACE.length);
  tiff.write("II*\0", 0, "latin1");
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(0x0112, 10);
  tiff.writeUInt16LE(3, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt16LE(orientation, 18);
  tiff.write(PLACE, 26, "latin1");
  return Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]);
}

function jpegPart(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

function pngPart(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body) >>> 0);
  return Buffer.concat([length, body, sum]);
}

function webpPart(type: string, data: Buffer): Buffer {
  const head = Buffer.from(`${type}    `, "latin1");
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

/** The same picture as a phone leaves it: with the place it was taken at, in every corner that can hold it. */
export function makePhoto(kind: keyof typeof PICTURES, orientation = 6): Buffer {
  const picture = makePicture(kind);
  const place = Buffer.from(PLACE, "latin1");
  const described = exif(orientation);
  if (kind === "jpeg") {
    const parts = [
      jpegPart(0xe1, described),
      jpegPart(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x>${PLACE}</x>`, "latin1")),
      jpegPart(0xed, Buffer.from(`Photoshop 3.0\0${PLACE}`, "latin1")),
      jpegPart(0xfe, place),
    ];
    return Buffer.concat([picture.subarray(0, 2), ...parts, picture.subarray(2), place]);
  }
  if (kind === "png") {
    const parts = [pngPart("tEXt", Buffer.concat([Buffer.from("Comment\0"), place])), pngPart("eXIf", described)];
    return Buffer.concat([picture.subarray(0, 33), ...parts, picture.subarray(33), place]);
  }
  const whole = Buffer.concat([picture, webpPart("EXIF", described), webpPart("XMP ", place)]);
  whole.writeUInt32LE(whole.length - 8, 4);
  whole.writeUInt8(whole.readUInt8(20) | 0b1100, 20);
  return Buffer.concat([whole, place]);
}
