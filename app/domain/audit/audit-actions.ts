/** Everything the trail records, as `area.verb`; each has a name on the auditor's page (tested). */
export const AUDIT_ACTIONS = [
  "staff.created",
  "staff.signed_in",
  "staff.signed_out",
  "staff.sign_in_refused",
  "resident.signed_in",
  "resident.signed_out",
  "resident.sessions_ended",
  "resident.joined_browser",
  "requests.opened",
  "requests.viewed",
  "requests.taken",
  "requests.moved",
  "requests.information_added",
  "handoff.claim",
  "handoff.release",
  "handoff.transfer",
  "handoff.solve",
  "assistant.settings_changed",
  "gaps.taken",
  "gaps.changed",
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];
