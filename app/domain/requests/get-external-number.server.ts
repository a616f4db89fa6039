import type { Services } from "#app/domain/services.ts";
import type { StaffSession } from "#app/domain/accounts/staff-session.ts";
import { selectExternalNumber } from "./client-requests.queries.server.ts";

/** The number a request has in the system of this client; `undefined` when it opened none of it. */
export const getExternalNumber = (
  { db }: Pick<Services, "db">,
  client: Pick<StaffSession, "staffId">,
  requestId: string,
): Promise<string | undefined> => selectExternalNumber(db, client.staffId, requestId);
