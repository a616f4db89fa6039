import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { BrowserNews } from "#app/domain/requests/browsers/get-browser-news.server.ts";
import { BROWSER_HINTS } from "#app/components/requests/browser-hints.ts";

type BrowserChoiceProps = { readonly reference: string; readonly news: BrowserNews };

/**
 * What `islands/browser-news.ts` takes over: it shows the one button that fits this browser, or says why there is none. Without scripts
 * it says that one is needed, and what has begun can be ended all the same.
 */
export function BrowserChoice({ reference, news }: BrowserChoiceProps) {
  const { t } = useTranslation();
  const { browsers, publicKey, isOver } = news;
  return (
    <>
      {isOver ? <p>{t("requests:browser.over")}</p> : null}
      <section
        className="form-section"
        data-island={isOver ? undefined : "browser-news"}
        data-key={publicKey}
        data-browsers={JSON.stringify(browsers)}
      >
        {isOver ? null : (
          <div className="request-way">
            <div aria-live="polite">
              {BROWSER_HINTS.map((hint) => (
                <p key={hint} data-hint={hint} hidden={hint !== "no_script"}>
                  {t(`requests:browser.hint.${hint}`)}
                </p>
              ))}
            </div>
            <form method="post" data-start hidden>
              <input type="hidden" name="intent" value="start" />
              <input type="hidden" name="subscription" />
              <Button>{t("requests:browser.start")}</Button>
            </form>
            <form method="post" data-end hidden>
              <input type="hidden" name="intent" value="end" />
              <input type="hidden" name="browser" />
              <Button variant="secondary">{t("requests:browser.end")}</Button>
            </form>
          </div>
        )}
        {browsers.length > 0 ? (
          <form method="post" className="request-way" data-end-all>
            <p>{t("requests:browser.count", { count: browsers.length })}</p>
            <Button variant="secondary" name="intent" value="end">
              {t("requests:browser.end_all")}
            </Button>
          </form>
        ) : null}
      </section>
      <p>
        <a className="standalone-link" href={`/requests/${reference}`}>
          {t("requests:browser.back")}
        </a>
      </p>
    </>
  );
}
