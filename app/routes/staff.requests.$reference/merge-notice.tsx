import { useTranslation } from "#app/components/texts.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import type { StaffRequest } from "#app/domain/requests/types.ts";

/** What a request goes on with, and what goes on with it. */
export function MergeNotice({ merge }: { readonly merge: StaffRequest["merge"] }) {
  const { t } = useTranslation();
  const { into, joined } = merge;
  return (
    <>
      {into ? (
        <NotificationBanner
          title={
            into.reference
              ? t("staff:merge.is_merged", { reference: into.reference })
              : t("staff:merge.is_merged_elsewhere")
          }
        >
          {into.reference ? <a href={`/staff/requests/${into.reference}`}>{into.reference}</a> : null}
        </NotificationBanner>
      ) : null}
      {joined.count > 0 ? (
        <NotificationBanner title={t("staff:merge.leads", { count: joined.count })}>
          <p>{t("staff:merge.leads_text")}</p>
          {joined.references.length > 0 ? (
            <ul>
              {joined.references.map((reference) => (
                <li key={reference}>
                  <a href={`/staff/requests/${reference}`}>{reference}</a>
                </li>
              ))}
            </ul>
          ) : null}
        </NotificationBanner>
      ) : null}
    </>
  );
}
