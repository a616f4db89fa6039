import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { ResidentRequest } from "#app/domain/requests/get-request-for-resident.server.ts";
import { isOverState } from "#app/domain/requests/states.ts";

/** How the resident is told of changes; each way is turned on and off by one press. */
export function RequestWays({ seen }: { readonly seen: ResidentRequest }) {
  const { t } = useTranslation();
  const { reference, state } = seen.request;
  if (isOverState(state)) return null;
  const isSilent = seen.ways.length > 0 && seen.ways.every(({ isChosen }) => !isChosen) && !seen.browserCount;
  return (
    <section className="form-section no-print" id="ways" aria-labelledby="ways-heading">
      <h2 id="ways-heading">{t("requests:ways.title")}</h2>
      <p>{t(seen.ways.length > 0 ? "requests:ways.lead" : "requests:ways.none")}</p>
      {seen.ways.map(({ way, isChosen, to }) => (
        <form key={way} method="post" className="request-way" action={`/requests/${reference}/ways`}>
          <h3 className="minor-heading">{t(`requests:ways.${way}.name`)}</h3>
          <p>{isChosen ? t("requests:ways.on", { to }) : t("requests:ways.off")}</p>
          {isChosen && way === "sms" && seen.takesReplies ? <p>{t("requests:ways.reply")}</p> : null}
          <input type="hidden" name="way" value={way} />
          <Button variant="secondary" name="intent" value={isChosen ? "end" : "start"}>
            {t(`requests:ways.${way}.${isChosen ? "end" : "start"}`)}
          </Button>
        </form>
      ))}
      {seen.browserCount === undefined ? null : <BrowserWay reference={reference} count={seen.browserCount} />}
      {isSilent ? <p>{t("requests:ways.only_page")}</p> : null}
      <p>
        <a className="standalone-link" href={`/requests/${reference}/correct`}>
          {t("requests:ways.add")}
        </a>
      </p>
    </section>
  );
}

/** Begun on a page of its own, since only a script can ask the browser; where none runs, nothing is begun. */
function BrowserWay({ reference, count }: { readonly reference: string; readonly count: number }) {
  const { t } = useTranslation();
  const path = `/requests/${reference}/browser`;
  return (
    <div className={count > 0 ? "request-way" : "request-way needs-script"}>
      <h3 className="minor-heading">{t("requests:browser.name")}</h3>
      <p>{count > 0 ? t("requests:browser.count", { count }) : t("requests:ways.off")}</p>
      {count > 0 ? (
        <form method="post" action={path}>
          <Button variant="secondary" name="intent" value="end">
            {t("requests:browser.end_all")}
          </Button>
        </form>
      ) : null}
      <a className="standalone-link needs-script" href={path}>
        {t("requests:browser.link")}
      </a>
    </div>
  );
}
