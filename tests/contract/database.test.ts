import { openEmbeddedTestDatabase } from "#tests/support/database.ts";
import { describeDatabaseContract } from "./database-contract.ts";

describeDatabaseContract("PGlite", openEmbeddedTestDatabase);
