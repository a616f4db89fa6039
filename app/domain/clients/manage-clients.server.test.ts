import { expect, it } from "vitest";
import { AppError } from "#app/lib/app-error.ts";
import { changeStaffMember } from "#app/domain/accounts/change-staff-member.server.ts";
import { listDeskStaff } from "#app/domain/accounts/list-desk-staff.server.ts";
import { listStaffMembers } from "#app/domain/accounts/list-staff-members.server.ts";
import { replacePasswordHash } from "#app/domain/accounts/staff.queries.server.ts";
import { listAuditEvents } from "#app/domain/audit/list-audit-events.server.ts";
import { requestDeps } from "#tests/factories/request.ts";
import { aStaffMember } from "#tests/factories/staff.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { findApiClient } from "./find-api-client.server.ts";
import { changeClient, createClient, getClient, listClients, renewWebhookSecret } from "./manage-clients.server.ts";
import { selectWebhookTarget } from "./clients.queries.server.ts";

const database = useTestDatabase();
const ASKED = {
  name: "Tax office",
  scopes: ["requests.read"],
  deskIds: ["civil-affairs"],
  webhookUrl: "https://tax.example/events",
};

async function aClient() {
  const deps = requestDeps(database.db);
  const { staffId } = await aStaffMember(database.db, ["administrator"], []);
  const made = await createClient(deps, staffId, ASKED);
  if (made.status === "refused") throw new Error(made.reasons.join());
  return { deps, staffId, ...made };
}

it("a machine is no person: it is not listed, changed or invited with people, and takes no password", async () => {
  const { deps, staffId, clientId } = await aClient();
  const people = [...(await listStaffMembers(deps)), ...(await listDeskStaff(deps))];
  expect(people.map((one) => one.staffId)).not.toContain(clientId);
  expect((await listClients(deps)).map((one) => one.clientId)).toContain(clientId);
  const target = { staffId: clientId, version: 1, actor: { kind: "staff", id: staffId } } as const;
  const asked = { name: "X", roles: ["administrator"], deskIds: [], language: "en" };
  await expect(changeStaffMember(deps, target, asked)).rejects.toMatchObject({ code: "not_found" });
  await replacePasswordHash(deps.db, `${clientId}@machine.invalid`, "$argon2id$test");
  const { rows } = await deps.db.query("select 1 from staff_members where id = $1 and password_hash is not null", [
    clientId,
  ]);
  expect(rows).toEqual([]);
  await expect(
    deps.db.query("update staff_members set password_hash = '$argon2id$test' where id = $1", [clientId]),
  ).rejects.toThrow(/staff_machines_have_no_password/);
});

it("a person is no machine, and what is no id is nobody", async () => {
  const { deps, staffId } = await aClient();
  for (const id of [staffId, "nonsense", "00000000-0000-4000-8000-000000000000"])
    await expect(getClient(deps, id)).rejects.toBeInstanceOf(AppError);
});

it("a change that did not see the last one is refused; what counts is what was stored", async () => {
  const { deps, staffId, clientId, key } = await aClient();
  const target = { clientId, version: 1, staffId };
  const changed = { ...ASKED, scopes: ["requests.events"], deskIds: ["second-hall"], webhookUrl: "" };
  expect(await changeClient(deps, target, changed)).toEqual({ status: "changed" });
  expect(await changeClient(deps, target, ASKED)).toEqual({ status: "refused", reasons: ["changed_meanwhile"] });
  expect(await findApiClient(deps, key)).toMatchObject({ scopes: ["requests.events"], deskIds: ["second-hall"] });
  expect(await selectWebhookTarget(deps.db, clientId)).toBeUndefined();
});

it("secrets are sealed, stand in no trail, and every change says who made it", async () => {
  const { deps, staffId, clientId, key, webhookSecret } = await aClient();
  const renewed = await renewWebhookSecret(deps, { clientId, staffId });
  expect((await selectWebhookTarget(deps.db, clientId))?.secret).toBe(renewed);
  const { rows } = await deps.db.query<{ all: string }>("select sealed as all from api_clients where id = $1", [
    clientId,
  ]);
  const { events } = await listAuditEvents(deps, { subjectId: clientId });
  expect(events.map(({ action, actor }) => [action, actor])).toEqual([
    ["clients.secret_renewed", { kind: "staff", id: staffId }],
    ["clients.created", { kind: "staff", id: staffId }],
  ]);
  for (const secret of [key, webhookSecret, renewed]) expect(JSON.stringify([rows, events])).not.toContain(secret);
});
