import { useTranslation } from "#app/components/texts.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import type { AuditHeadsVerdict } from "#app/domain/audit/verify-audit-heads.server.ts";
import { formatMoment } from "#app/i18n/format.ts";

/** An `unreadable` one without its cause, which is for the log. */
export type ShownVerdict =
  | Exclude<AuditHeadsVerdict, { status: "unreadable" }>
  | Omit<Extract<AuditHeadsVerdict, { status: "unreadable" }>, "cause">;

/** Whether the trail is as it was written, and the one that was written out of the database. */
export function ChainVerdict({ verdict, timeZone }: { readonly verdict: ShownVerdict; readonly timeZone: string }) {
  const { t, language } = useTranslation();
  switch (verdict.status) {
    case "whole":
    case "unreadable":
      return (
        <NotificationBanner
          tone={verdict.status === "whole" ? "success" : "danger"}
          title={t("staff:audit.whole", { count: verdict.events })}
        >
          <p>{t(...headsText(verdict))}</p>
          <p>
            {t("staff:audit.head_hash")} <span className="font-mono audit-hash">{verdict.headHash}</span>
          </p>
        </NotificationBanner>
      );
    case "broken":
      return (
        <NotificationBanner tone="danger" title={t("staff:audit.broken", { seq: verdict.seq })}>
          <p>{t(`staff:audit.fault.${verdict.fault}`)}</p>
        </NotificationBanner>
      );
    case "rewritten": {
      const { head, after } = verdict;
      return (
        <NotificationBanner tone="danger" title={t("staff:audit.rewritten", { from: after + 1, to: head.seq })}>
          <p>{t("staff:audit.rewritten_text", { at: formatMoment(head.at, "second", language, timeZone) })}</p>
        </NotificationBanner>
      );
    }
  }
}

function headsText(verdict: Extract<ShownVerdict, { status: "whole" | "unreadable" }>): [string, { count?: number }] {
  if (verdict.status === "unreadable") return ["staff:audit.heads_unreadable", {}];
  return verdict.heads === 0 ? ["staff:audit.heads_none", {}] : ["staff:audit.heads", { count: verdict.heads }];
}
