import type { GivenFile } from "#app/domain/attachments/attachment.ts";
import type { FileInspector } from "#app/ports/documents/inspector.ts";
import { FakeFiles } from "#app/ports/files/fake.ts";
import type { Scanner, ScanVerdict } from "#app/ports/scanner/port.ts";
import { ScannerUnavailableError } from "#app/ports/scanner/port.ts";
import { makePicture } from "#tests/support/make-picture.ts";

/** Finds nothing in any document; the real one has tests of its own. */
const FINE: FileInspector = { inspect: () => Promise.resolve("fine"), close: () => Promise.resolve() };

/** What use cases with files need besides the rest: files in memory, and no scanner. */
export const attachmentServices = () => ({
  files: new FakeFiles(),
  inspector: FINE,
  scanner: undefined as Scanner | undefined,
});

/** A photo as it arrives. */
export const aFile = (more: Partial<GivenFile> = {}): GivenFile => ({
  name: "contract.png",
  bytes: makePicture("png"),
  isTooLarge: false,
  ...more,
});

/** A scanner that always says the same. */
export const aScanner = (verdict: ScanVerdict | "away"): Scanner => ({
  scan: () => (verdict === "away" ? Promise.reject(new ScannerUnavailableError()) : Promise.resolve(verdict)),
});
