import { describe, expect, test } from "vitest";
import { AUDIT_ACTIONS } from "#app/domain/audit/audit-actions.ts";
import { getI18n, getTranslator } from "#app/i18n/i18n.server.ts";
import { CONTENT_LANGUAGES } from "#app/i18n/languages.ts";
import { renderMarkup } from "#tests/support/render.tsx";
import { AuditTable } from "./audit-table.tsx";
import { describeDetails } from "./describe-details.ts";

const event = {
  seq: 1,
  at: new Date("2026-03-02T01:00:00Z"),
  actor: { kind: "system" },
  action: "requests.moved",
  subjectType: "request",
  subjectId: "OW-2603-7KX4M-D",
  details: {},
  actorName: null,
  previousHash: "",
  hash: "",
} as const;

describe("the auditor's page", () => {
  test.each(CONTENT_LANGUAGES.flatMap((language) => AUDIT_ACTIONS.map((action) => [language, action] as const)))(
    "has a name in %s for %s",
    (language, action) => {
      expect(getI18n(language).exists(`staff:audit.action.${action}`, { fallbackLng: [] })).toBe(true);
      expect(
        renderMarkup(<AuditTable events={[{ ...event, action }]} deskNames={{}} timeZone="UTC" />, language),
      ).not.toContain(action);
    },
  );

  const t = getTranslator("en");

  test("says details in words, and nothing of what there was none of", () => {
    const details = { desk: "civil-affairs", to: "in_progress", reason: null, from: "dispatched", form: null };
    expect(describeDetails(details, { t, deskNames: { "civil-affairs": "Civil affairs desk" } })).toEqual([
      "From: With the desk",
      "To: In progress",
      "Desk: Civil affairs desk",
    ]);
    expect(describeDetails({ form: null, service: null }, { t, deskNames: {} })).toEqual([]);
  });
});
