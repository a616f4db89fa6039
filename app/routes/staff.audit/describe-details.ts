import type { TFunction } from "i18next";
import type { AuditDetails } from "#app/domain/audit/audit-event.server.ts";

/** Long ids are told apart by their beginning; the whole one is in the link. */
export const shorten = (id: string): string => (id.length > 20 ? `${id.slice(0, 8)}…` : id);

/** Codes that staff know by a name elsewhere. */
const NAMES: Readonly<Record<string, string>> = { from: "staff:state", to: "staff:state", reason: "staff:reason" };

/** The details of an event in words; what there was none of is not said. */
export function describeDetails(details: AuditDetails, t: TFunction): string[] {
  return Object.entries(details).flatMap(([key, value]) => {
    if (value === null || (Array.isArray(value) && value.length === 0)) return [];
    const codes = (Array.isArray(value) ? value : [value]).map((code) => shorten(String(code)));
    const names = codes.map((code) => (NAMES[key] ? t(`${NAMES[key]}.${code}`, { defaultValue: code }) : code));
    return [
      t("staff:audit.detail", {
        name: t([`staff:audit.detail_name.${key}`, "staff:audit.detail_name.other"], { key }),
        value: names.join(", "),
      }),
    ];
  });
}
