import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { Browser } from "#app/domain/accounts/browser.ts";
import { formatMoment } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/languages.ts";

type SessionListProps = {
  readonly sessions: readonly {
    readonly id: string;
    readonly browser: Browser;
    readonly lastSeenAt: Date | string;
    readonly isThis: boolean;
  }[];
  readonly language: Language;
  readonly timeZone: string;
};

/** Where somebody is signed in, each with a button that ends it, except here. */
export function SessionList({ sessions, language, timeZone }: SessionListProps) {
  const { t } = useTranslation();
  return (
    <section className="form-section" id="sessions">
      <h2>{t("account:sessions.title")}</h2>
      <p>{t("account:sessions.lead")}</p>
      <ul className="my-requests">
        {sessions.map(({ id, browser, lastSeenAt, isThis }) => {
          const name = t(`account:browser.${browser}`);
          return (
            <li key={id}>
              <p>{isThis ? t("account:sessions.this", { browser: name }) : name}</p>
              <p className="quiet">
                <time dateTime={new Date(lastSeenAt).toISOString()}>
                  {t("account:sessions.used", { moment: formatMoment(lastSeenAt, "dayAndTime", language, timeZone) })}
                </time>
              </p>
              {isThis ? null : (
                <form method="post">
                  <input type="hidden" name="session" value={id} />
                  <Button variant="secondary" name="intent" value="end">
                    {t("account:sessions.end", { browser: name })}
                  </Button>
                </form>
              )}
            </li>
          );
        })}
      </ul>
      {sessions.length > 2 ? (
        <form method="post">
          <Button variant="secondary" name="intent" value="end_others">
            {t("account:sessions.end_others")}
          </Button>
        </form>
      ) : null}
    </section>
  );
}
