import { type Grade, gradesUpTo } from "#app/domain/accounts/grades.ts";
import type { Attachment } from "#app/domain/attachments/attachment.ts";
import { isHandedOut } from "#app/domain/attachments/handed-out.ts";

/** What a resident may see of a request's files: their own, and decisions once they were made. */
export const isForResident = ({ origin, releasedAt }: Attachment): boolean =>
  origin === "resident" || releasedAt !== undefined;

/** What staff see: what was sent, and what they have attached themselves. */
export const isForStaff = ({ origin, releasedAt }: Attachment): boolean =>
  origin === "decision" || releasedAt !== undefined;

export type ShownFile = Attachment & { readonly isHandedOut: boolean };
/** A file as staff see it listed: one above what the reader may see says only how protected it is. */
export type StaffFile = ShownFile | { readonly id: string; readonly hidden: Grade };

export const showFile = (file: Attachment, hasScanner: boolean): ShownFile => ({
  ...file,
  isHandedOut: isHandedOut(file, hasScanner),
});

/** What a reader with this ceiling sees of a request's files. */
export const gradeFiles = (files: readonly Attachment[], ceiling: Grade, hasScanner: boolean): StaffFile[] =>
  files.map((file) =>
    gradesUpTo(ceiling).includes(file.grade) ? showFile(file, hasScanner) : { id: file.id, hidden: file.grade },
  );
