import { listHandoffWords, listRequests } from "#tests/support/opened.ts";
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { aConversation } from "#tests/factories/handoff.ts";
import { aStaffActor, aVisitor, requestDeps, type RequestDeps } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { claimHandoff } from "./claim-handoff.server.ts";
import { acceptOffer } from "./answer-offer.server.ts";
import { loadHandoffPanel } from "./load-handoff-panel.server.ts";
import { loadStaffHandoff } from "./load-staff-handoff.server.ts";
import { offerHandoff } from "./offer-handoff.server.ts";
import { openRequestFromHandoff } from "./open-request-from-handoff.server.ts";
import { sendResidentMessage } from "./send-message.server.ts";

const database = useTestDatabase();
const visitorId = aVisitor("li hua");
const PHONE = "138 0000 0001";
/** Made up, with right check digits. */
const NUMBERS = ["11010519491231002X", "4111 1111 1111 1111", "E12345678"];
const WORDS = `I am ${NUMBERS[0]}, card ${NUMBERS[1]}, passport ${NUMBERS[2]}, ring ${PHONE}`;

/** All words stored about handoffs and requests, opened. */
async function storedWords({ db }: RequestDeps): Promise<string> {
  const requests = await listRequests(db);
  return [...(await listHandoffWords(db)), ...requests.map(({ description }) => description)].join(" ");
}

describe("numbers of papers and cards", () => {
  test("are hidden before anything is stored, and both sides are told where they belong", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const conversationId = await aConversation(deps, visitorId);
      const begun = { conversationId, visitorId, language: "en", isSimplified: false } as const;
      const { id } = await offerHandoff(deps, begun);
      await acceptOffer(deps, { handoffId: id, summary: WORDS });
      await sendResidentMessage(deps, { handoffId: id, text: WORDS, clientKey: randomUUID() });
      const agent = await aStaffActor(db);
      await claimHandoff(deps, id, agent);
      const openedBy = { kind: "staff", staffId: agent.staffId } as const;
      await openRequestFromHandoff(deps, { handoffId: id, description: WORDS, contact: {}, openedBy });

      const words = await storedWords(deps);
      for (const number of NUMBERS) expect(words).not.toContain(number);
      expect(words).toContain("I am [ID number], card [bank card number], passport [passport number]");
      expect(words, "how a person is reached is not hidden").toContain(PHONE);

      const panel = await loadHandoffPanel(deps, { conversationId, visitorId, language: "en" });
      const told = panel!.entries.filter((entry) => entry.hidden);
      expect(told.map((entry) => entry.side)).toEqual(["system", "resident", "system"]);
      expect(told[0]!.hidden).toMatch(/form or at the counter/);
      const staffPage = await loadStaffHandoff(deps, id, { ...agent, language: "en" });
      expect(staffPage.entries.filter((entry) => entry.hidden)).toHaveLength(3);
    }));
});
