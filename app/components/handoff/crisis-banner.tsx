import { HotlineList } from "#app/components/layout/hotline-list.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import type { CrisisLine } from "#app/domain/handoff/list-crisis-lines.ts";

/** Whom to ring now, before any person here has read a word; nothing where there is no crisis. */
export function CrisisBanner({ hotlines }: { readonly hotlines: readonly CrisisLine[] }) {
  const { t } = useTranslation();
  if (hotlines.length === 0) return null;
  return (
    <NotificationBanner tone="danger" title={t("handoff:crisis.title")}>
      <p>{t("handoff:crisis.text")}</p>
      <HotlineList hotlines={hotlines} />
    </NotificationBanner>
  );
}
