import type { Queryable } from "#app/db/port.ts";
import { findDeskForService, getCatchallDesk } from "#app/domain/desks/find-desk.ts";
import type { Site } from "#app/domain/desks/site-schema.ts";
import type { Rung } from "./escalation.ts";
import { type Recipient, selectRecipients } from "./escalations.queries.server.ts";
import type { ServiceRequest } from "./types.ts";

/**
 * Whom a rung is told to: who holds the request, else the agents of its desk; the supervisors of the desk; those of all
 * desks of its department; those of the catch-all desk, which oversees the others. Where there is nobody, the
 * administrators: no rung goes unread.
 */
export async function findEscalationStaff(
  db: Queryable,
  site: Site,
  request: Pick<ServiceRequest, "deskId" | "holderId">,
  rung: Rung,
): Promise<readonly Recipient[]> {
  const found = await selectRung(db, site, request, rung);
  return found.length > 0 ? found : selectRecipients(db, { role: "administrator" });
}

async function selectRung(
  db: Queryable,
  site: Site,
  { deskId, holderId }: Pick<ServiceRequest, "deskId" | "holderId">,
  rung: Rung,
): Promise<readonly Recipient[]> {
  switch (rung) {
    case "holder": {
      const holder = holderId ? await selectRecipients(db, { staffId: holderId }) : [];
      return holder.length > 0 ? holder : selectRecipients(db, { role: "agent", deskIds: [deskId] });
    }
    case "desk_lead":
      return selectRecipients(db, { role: "supervisor", deskIds: [deskId] });
    case "department": {
      const { department } = findDeskForService(site, deskId);
      const deskIds = site.desks.filter((desk) => desk.department.en === department.en).map(({ id }) => id);
      return selectRecipients(db, { role: "supervisor", deskIds });
    }
    case "supervision":
      return selectRecipients(db, { role: "supervisor", deskIds: [getCatchallDesk(site).id] });
  }
}
