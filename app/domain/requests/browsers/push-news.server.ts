import type { Transaction } from "#app/db/port.ts";
import type { Services } from "#app/domain/services.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { inLanguage, type Language } from "#app/i18n/languages.ts";
import { listLanguages } from "#app/i18n/languages.server.ts";
import { queuePush } from "#app/ports/push/queue-push.server.ts";
import { selectBrowserIds } from "./browsers.queries.server.ts";

type News = { readonly requestId: string; readonly reference: string; readonly language: Language };

/** What the service worker shows: the portal's name, that there is news, of which number. A locked screen shows it to anybody. */
export function writeNews(
  site: Services["site"],
  { reference, language }: Pick<News, "reference" | "language">,
): Record<"title" | "body" | "path" | "language" | "direction", string> {
  return {
    title: inLanguage(site.portal_name, language),
    body: getTranslator(language)("requests:push.text", { reference }),
    path: `/requests/${reference}`,
    language,
    direction: listLanguages().find(({ tag }) => tag === language)?.direction ?? "ltr",
  };
}

/** Queues the same few words for every browser that wants news of a request. */
export async function pushNews(
  deps: Pick<Services, "clock" | "jobs" | "site">,
  tx: Transaction,
  news: News,
): Promise<void> {
  const { requestId, reference: about, language } = news;
  const browsers = await selectBrowserIds(tx, requestId);
  if (browsers.length === 0) return;
  const text = JSON.stringify(writeNews(deps.site, news));
  for (const to of browsers) await queuePush(deps, tx, { to, language, about, text });
}
