import { useTranslation } from "#app/components/texts.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import type { AuditChainVerdict } from "#app/domain/audit/verify-audit-chain.server.ts";

/** Whether the trail is as it was written. */
export function ChainVerdict({ verdict }: { readonly verdict: AuditChainVerdict }) {
  const { t } = useTranslation();
  if (verdict.status === "whole") {
    return (
      <NotificationBanner tone="success" title={t("staff:audit.whole", { count: verdict.events })}>
        <p>
          {t("staff:audit.head_hash")} <span className="font-mono audit-hash">{verdict.headHash}</span>
        </p>
      </NotificationBanner>
    );
  }
  return (
    <NotificationBanner tone="danger" title={t("staff:audit.broken", { seq: verdict.seq })}>
      <p>{t(`staff:audit.fault.${verdict.fault}`)}</p>
    </NotificationBanner>
  );
}
