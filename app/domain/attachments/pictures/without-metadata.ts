import type { FileKind } from "../kinds.ts";
import { cleanJpeg } from "./jpeg.ts";
import { BrokenPictureError, type Picture } from "./picture.ts";
import { cleanPng } from "./png.ts";
import { cleanWebp } from "./webp.ts";

const CLEANERS = { jpeg: cleanJpeg, png: cleanPng, webp: cleanWebp } as const;

/**
 * The same picture without what cameras and programs write beside it: place, time, device, comments, pictures within the
 * picture, and whatever stands behind its end. Pixels, colours and which side is up stay. Throws `BrokenPictureError`.
 */
export function withoutMetadata(bytes: Buffer, kind: Extract<FileKind, keyof typeof CLEANERS>): Picture {
  try {
    return CLEANERS[kind](bytes);
  } catch (error) {
    // Read beyond its end.
    if (error instanceof RangeError) throw new BrokenPictureError("the picture ends too early");
    throw error;
  }
}
