/** Looks for malicious software in what people attach. Optional: without one files are marked as not scanned. */
export interface Scanner {
  /** Throws `ScannerUnavailableError` when nothing can be said: such a file is not handed out. */
  scan(bytes: Uint8Array): Promise<ScanVerdict>;
}

export type ScanVerdict = "clean" | "infected";

export class ScannerUnavailableError extends Error {
  override readonly name = "ScannerUnavailableError";
}
