/** A statement the database refused; alike on both adapters. `code` is the five-character SQLSTATE. */
export class DatabaseError extends Error {
  override readonly name = "DatabaseError";
  readonly code: string | undefined;
  readonly constraint: string | undefined;
  readonly table: string | undefined;
  readonly column: string | undefined;
  readonly detail: string | undefined;

  constructor(from: DatabaseErrorFields, options?: ErrorOptions) {
    super(from.message, options);
    this.code = from.code;
    this.constraint = from.constraint;
    this.table = from.table;
    this.column = from.column;
    this.detail = from.detail;
  }
}

export type DatabaseErrorFields = {
  readonly message: string;
  readonly code?: string | undefined;
  readonly constraint?: string | undefined;
  readonly table?: string | undefined;
  readonly column?: string | undefined;
  readonly detail?: string | undefined;
};

/** The database cannot be reached; the message names it, without its password, and says what to do. */
export class DatabaseUnavailableError extends Error {
  override readonly name = "DatabaseUnavailableError";
}

/** The embedded database did not finish in time or stopped; what ran at that moment is rolled back. */
export class DatabaseStoppedError extends Error {
  override readonly name = "DatabaseStoppedError";
}

/** Another process holds the embedded database; the message names it and says what to do. */
export class DataDirectoryHeldError extends Error {
  override readonly name = "DataDirectoryHeldError";
}

/** SQLSTATEs of a database that is there and cannot serve now: read-only, no resources (disk, memory, connections), too slow. */
const CANNOT_SERVE = /^(?:25006|53\w{3}|57014|55P03|58030)$/;

/** Whether the database, not the statement, is at fault, so that the same may be tried again later. */
export const isUnavailable = (error: unknown): boolean =>
  error instanceof DatabaseUnavailableError ||
  error instanceof DatabaseStoppedError ||
  (error instanceof DatabaseError && CANNOT_SERVE.test(error.code ?? ""));

/** For a write that a reader can do without: `.catch(unlessUnavailable)` lets them read on while nothing can be written. */
export function unlessUnavailable(error: unknown): void {
  if (!isUnavailable(error)) throw error;
}

/** Whether a unique rule was broken; with `constraint`, whether it was that one. */
export function isUniqueViolation(error: unknown, constraint?: string): error is DatabaseError {
  return (
    error instanceof DatabaseError &&
    error.code === "23505" &&
    (constraint === undefined || error.constraint === constraint)
  );
}
