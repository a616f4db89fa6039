import { openPglite } from "#app/db/pglite.server.ts";
import { describeDatabaseContract } from "./database-contract.ts";

describeDatabaseContract("PGlite", () => openPglite());
