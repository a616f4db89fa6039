/** What may be attached, found by the file's first bytes. The one table of kinds; the database has the same names (tested). */
export const FILE_KINDS = {
  jpeg: { mediaType: "image/jpeg", extensions: ["jpg", "jpeg"], isImage: true },
  png: { mediaType: "image/png", extensions: ["png"], isImage: true },
  webp: { mediaType: "image/webp", extensions: ["webp"], isImage: true },
  pdf: { mediaType: "application/pdf", extensions: ["pdf"], isImage: false },
  docx: {
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    extensions: ["docx"],
    isImage: false,
  },
} as const;

export type FileKind = keyof typeof FILE_KINDS;
export const FILE_KIND_NAMES = Object.keys(FILE_KINDS) as readonly FileKind[] as readonly [FileKind, ...FileKind[]];

/** Taken when nobody says otherwise: photos and PDF. */
export const USUAL_KINDS: readonly FileKind[] = ["jpeg", "png", "webp", "pdf"];

/** Of the whole matter. The counts of one question stand with it; these hold for all of them together. */
export const ATTACHMENT_LIMITS = {
  /** Megabytes as people and their computers count them. */
  maxMegabytes: 10,
  /** To one question, where the form says nothing. */
  filesPerField: 5,
  /** To one request or form, residents and staff counted apart. */
  filesPerRequest: 20,
  /** A picture of more has been built to break whoever looks at it. */
  maxPixels: 150_000_000,
} as const;

export const MAX_FILE_BYTES = ATTACHMENT_LIMITS.maxMegabytes * 1_000_000;

/** What `accept` of a file input offers; browsers of phones turn their own formats into one of these. */
export const acceptOf = (kinds: readonly FileKind[]): string =>
  kinds
    .flatMap((kind) => [FILE_KINDS[kind].mediaType, ...FILE_KINDS[kind].extensions.map((one) => `.${one}`)])
    .join(",");
