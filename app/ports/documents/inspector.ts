/** Files that can hold more than what is seen. */
export const INSPECTED_KINDS = ["pdf", "docx"] as const;
export type InspectedKind = (typeof INSPECTED_KINDS)[number];

/**
 * `wrong_kind`: an archive, but no Word document. `locked`: behind a password. `active`: it brings scripts, macros, files of its own or
 * parts from elsewhere. `unreadable`: damaged, or built so that reading it costs too much.
 */
export type InspectVerdict = "fine" | "wrong_kind" | "locked" | "active" | "unreadable";

/** Looks into a file that somebody attached, before anybody opens it. */
export interface FileInspector {
  inspect(bytes: Uint8Array, kind: InspectedKind): Promise<InspectVerdict>;
  close(): Promise<void>;
}
