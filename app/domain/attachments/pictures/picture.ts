export type Picture = { readonly bytes: Buffer; readonly width: number; readonly height: number };

/** The file is no whole picture of its kind. */
export class BrokenPictureError extends Error {}
