import { StartupError } from "#app/lib/startup-error.ts";

/** What a start says when a disk has not one block left, whichever file it was about to write; other faults stay as they are. */
export function explainFullDisk(error: unknown, dataDir: string): unknown {
  if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) return error;
  return new StartupError(
    `No room is left on a disk that the portal writes to: ${dataDir}, or the folder for temporary files. Make room: df -h, then npm run doctor`,
    { cause: error },
  );
}
