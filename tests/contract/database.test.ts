import { openTestDatabase } from "#tests/support/database.ts";
import { describeDatabaseContract } from "./database-contract.ts";

describeDatabaseContract("PGlite", openTestDatabase);
