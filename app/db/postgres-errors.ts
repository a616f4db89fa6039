import pg from "pg";
import { DatabaseError, DatabaseUnavailableError } from "./errors.ts";

/** Where the database is, without the password. */
export type PostgresAddress = {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
};

/** From `DATABASE_URL`; an unreadable one is not repeated, since it may hold a password. */
export function readAddress(databaseUrl: string): PostgresAddress {
  try {
    const { host, port, database = "", user = "" } = new pg.Client({ connectionString: databaseUrl });
    return { host, port, database, user };
  } catch (error) {
    throw new DatabaseUnavailableError(
      "DATABASE_URL cannot be read. It looks like this: postgres://user:password@host:5432/database " +
        "(special characters in the password are written as %40 for @, %2F for /).",
      { cause: error },
    );
  }
}

/** Classes of error codes that speak of the connection, not of the statement. */
const isConnectionCode = (code: string): boolean =>
  /^(08|28)/.test(code) || ["3D000", "53300", "57P01", "57P02", "57P03"].includes(code);

/** Every error of the driver in the port's own classes. */
export function translateError(error: unknown, address: PostgresAddress): Error {
  if (error instanceof pg.DatabaseError && !isConnectionCode(error.code ?? ""))
    return new DatabaseError(error, { cause: error });
  return new DatabaseUnavailableError(explain(error as Error & { code?: string }, address), { cause: error });
}

function explain(error: Error & { code?: string }, { host, port, database, user }: PostgresAddress): string {
  const server = `${host}:${port}`;
  if (error.code === "3D000") {
    return `There is no database "${database}" on the PostgreSQL server ${server}. Create it (createdb ${database}) or correct DATABASE_URL.`;
  }
  if (error.code?.startsWith("28")) {
    return `The PostgreSQL server ${server} does not let the user "${user}" into the database "${database}". Check user and password in DATABASE_URL.`;
  }
  if (error.code === "53300") {
    return `The PostgreSQL server ${server} has no connection left for the database "${database}". Raise max_connections there or run fewer portal processes.`;
  }
  const reason = error.code ?? error.message;
  return (
    `The PostgreSQL database "${database}" at ${server} cannot be reached (${reason}). ` +
    `Check that the server runs and that DATABASE_URL names the right host, port and database.`
  );
}
