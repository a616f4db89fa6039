import type { TFunction } from "i18next";
import type { AuditDetails } from "#app/domain/audit/audit-event.server.ts";

/** Keys without a meaning are told apart by their beginning; the whole one is in the link. */
export const shorten = (id: string): string => (/^[0-9a-f-]{21,}$/.test(id) ? `${id.slice(0, 8)}…` : id);

/** The database keeps no order of details. */
const ORDER = [
  "from",
  "to",
  "reason",
  "form",
  "service",
  "desk",
  "desks",
  "desks_before",
  "roles",
  "roles_before",
  "by",
  "count",
  "person_limit",
  "day_limit",
];

/** The details of an event in words; what there was none of is not said. */
export function describeDetails(
  details: AuditDetails,
  { t, deskNames }: { readonly t: TFunction; readonly deskNames: Readonly<Record<string, string>> },
): string[] {
  const nameOf = (key: string, code: string): string => {
    const plain = { defaultValue: shorten(code) };
    if (key.startsWith("desk")) return deskNames[code] ?? code;
    if (key.startsWith("roles")) return t(`accounts:role.${code}`, plain);
    if (key === "by") return t(`staff:audit.by.${code}`, plain);
    if (key === "reason") return t(`staff:reason.${code}`, plain);
    // States of a request; of a request taken over, the one who held it.
    if (key === "from" || key === "to")
      return t([`staff:state.${code}`, `staff:assistant.mode.${code}.name`, `staff:gaps.status.${code}`], plain);
    return shorten(code);
  };
  return Object.entries(details)
    .sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b))
    .flatMap(([key, value]) => {
      if (value === null || (Array.isArray(value) && value.length === 0)) return [];
      const codes = Array.isArray(value) ? value : [value];
      const name = t([`staff:audit.detail_name.${key}`, "staff:audit.detail_name.other"], { key });
      return [t("staff:audit.detail", { name, value: codes.map((code) => nameOf(key, String(code))).join(", ") })];
    });
}
