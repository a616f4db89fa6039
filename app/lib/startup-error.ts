/**
 * The portal or a command cannot start, and a person can mend it: the message is plain words, one fault and what to do.
 */
export class StartupError extends Error {
  override readonly name: string = "StartupError";
}

/** Faults whose message is written for the person at the terminal. */
const EXPLAINED = new Set([
  "StartupError",
  "DatabaseUnavailableError",
  "DatabaseStoppedError",
  "DataDirectoryHeldError",
  "MigrationError",
]);

/** Goes by name, because the server file and the bundle hold two copies of each class. */
export function isStartupError(error: unknown): error is Error {
  return error instanceof Error && EXPLAINED.has(error.name);
}
