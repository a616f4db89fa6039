import { selectStaffMembers } from "#app/domain/accounts/staff.queries.server.ts";
import type { Services } from "#app/domain/services.ts";
import type { Actor } from "#app/domain/requests/types.ts";

export type DemoAgent = Extract<Actor, { staffId: string }>;

/** The sample agent of a desk; the sample supervisor where a desk has none. */
export async function findDemoAgent(deps: Pick<Services, "db">, deskId: string): Promise<DemoAgent> {
  const members = await selectStaffMembers(deps.db);
  const ofDesk = members.filter((member) => member.deskIds.includes(deskId));
  const agent =
    ofDesk.find((member) => member.roles.includes("agent")) ??
    ofDesk.find((member) => member.roles.includes("supervisor"));
  if (!agent) throw new Error(`No sample account works at the desk ${deskId}.`);
  const kind = agent.roles.includes("agent") ? "agent" : "supervisor";
  return { kind, staffId: agent.staffId, name: agent.name, deskIds: agent.deskIds };
}
