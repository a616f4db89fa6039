import { useTranslation } from "#app/components/texts.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import type { ProviderProblem } from "#app/domain/residents/provider-problem.ts";

type ProviderProblemBannerProps = {
  readonly provider: string;
  readonly problem: ProviderProblem;
  /** Where they were, when this page is elsewhere. */
  readonly backTo?: string | undefined;
};

/** What went wrong at the provider, and what to do about it. */
export function ProviderProblemBanner({ provider, problem, backTo }: ProviderProblemBannerProps) {
  const { t } = useTranslation();
  return (
    <NotificationBanner tone="warning" title={t("account:provider.failed", { provider })}>
      <p>{t(`account:provider.problem.${problem}`, { provider })}</p>
      {backTo ? (
        <p>
          <a className="standalone-link" href={backTo}>
            {t("account:provider.back")}
          </a>
        </p>
      ) : null}
    </NotificationBanner>
  );
}
