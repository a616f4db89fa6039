import type { Attachment } from "./attachment.ts";

/** Whether a file may be handed to anybody: never an infected one, and with a scanner only what it called clean. */
export const isHandedOut = ({ scan }: Pick<Attachment, "scan">, hasScanner: boolean): boolean =>
  scan === "clean" || (scan === "unscanned" && !hasScanner);
