import { describe, expect, it } from "vitest";
import { makePhoto, makePicture, PLACE } from "#tests/support/make-picture.ts";
import { readOrientation } from "./orientation.ts";
import { BrokenPictureError } from "./picture.ts";
import { withoutMetadata } from "./without-metadata.ts";

const KINDS = ["jpeg", "png", "webp"] as const;

describe.each(KINDS)("a photo (%s)", (kind) => {
  it("loses where it was taken and keeps its pixels and size", () => {
    const photo = makePhoto(kind, 1);
    expect(photo.toString("latin1")).toContain(PLACE);
    const cleaned = withoutMetadata(photo, kind);
    expect(cleaned.bytes.equals(makePicture(kind))).toBe(true);
    expect(cleaned).toMatchObject({ width: 24, height: 16 });
  });

  it("that holds nothing more comes out as it went in", () => {
    expect(withoutMetadata(makePicture(kind), kind).bytes.equals(makePicture(kind))).toBe(true);
  });

  it("that is cut off anywhere is refused, with that error and no other", () => {
    const whole = makePicture(kind);
    for (let length = 13; length < whole.length - 2; length++) {
      const cut = whole.subarray(0, length);
      expect(() => withoutMetadata(cut, kind), `${length} bytes`).toThrow(BrokenPictureError);
    }
  });

  it("with any one byte wrong is cleaned or refused, and never breaks the reader", () => {
    const whole = makePhoto(kind);
    for (let at = 0; at < whole.length; at++) {
      const changed = Buffer.from(whole);
      changed[at] = 0xff ^ (changed[at] ?? 0);
      try {
        withoutMetadata(changed, kind);
      } catch (error) {
        expect(error).toBeInstanceOf(BrokenPictureError);
      }
    }
  });
});

it.each([2, 3, 6, 8])(
  "a photo keeps which side is up (%i), and nothing else of what the camera wrote",
  (orientation) => {
    const { bytes } = withoutMetadata(makePhoto("jpeg", orientation), "jpeg");
    expect(bytes.toString("latin1")).not.toContain(PLACE);
    expect(bytes.subarray(2, 4).toString("hex")).toBe("ffe1");
    expect(readOrientation(bytes.subarray(6))).toBe(orientation);
  },
);

it.each([0, 9, 65_535])("an orientation that there is not (%i) is left out", (orientation) => {
  const { bytes } = withoutMetadata(makePhoto("jpeg", orientation), "jpeg");
  expect(bytes.equals(makePicture("jpeg"))).toBe(true);
});

it.each([
  ["jpeg", Buffer.alloc(4_000_000, Buffer.from([0xff, 0xd8]))],
  ["jpeg", Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(4_000_000, Buffer.from([0xff, 0xdb, 0x00, 0x02]))])],
  ["png", Buffer.concat([makePicture("png").subarray(0, 33), Buffer.alloc(1_200_000, "\0\0\0\0IDATcrc!", "latin1")])],
  [
    "webp",
    Buffer.concat([Buffer.from("RIFF\xff\xff\xff\x7fWEBP", "latin1"), Buffer.alloc(800_000, "ICCP\0\0\0\0", "latin1")]),
  ],
] as const)("a file (%s) of nothing but tiny parts is refused before it takes memory", (kind, bytes) =>
  expect(() => withoutMetadata(bytes, kind)).toThrow(/more parts than any picture/),
);
