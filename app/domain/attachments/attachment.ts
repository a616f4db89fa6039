import type { Grade } from "#app/domain/accounts/grades.ts";
import type { FileKind } from "./kinds.ts";

export const ATTACHMENT_ORIGINS = ["resident", "decision"] as const;
export type AttachmentOrigin = (typeof ATTACHMENT_ORIGINS)[number];

/** `unscanned`: no scanner was there, or it gave no verdict yet. */
export const SCAN_STATES = ["unscanned", "clean", "infected"] as const;
export type ScanState = (typeof SCAN_STATES)[number];

/** One attached file, without its content. */
export type Attachment = {
  readonly id: string;
  readonly origin: AttachmentOrigin;
  /** The question of the form it answers. */
  readonly fieldId: string | undefined;
  readonly name: string;
  readonly kind: FileKind;
  readonly sizeBytes: number;
  readonly grade: Grade;
  readonly scan: ScanState;
  readonly addedAt: Date;
  /** Absent while it waits for what it goes with. */
  readonly releasedAt: Date | undefined;
};

/** What a file is refused for; each has words that say how to mend it. */
export type FileRefusal =
  | "empty"
  | "too_large"
  | "wrong_kind"
  | "unreadable"
  | "locked"
  | "active"
  | "infected"
  | "not_checked"
  | "too_many"
  | "too_many_in_all";

/** A file as it arrived. */
export type GivenFile = {
  readonly name: string;
  readonly bytes: Buffer;
  /** It was longer than any file may be; `bytes` holds nothing then. */
  readonly isTooLarge: boolean;
};

export type CheckedFile = {
  readonly name: string;
  readonly kind: FileKind;
  readonly bytes: Buffer;
  readonly scan: Exclude<ScanState, "infected">;
};
