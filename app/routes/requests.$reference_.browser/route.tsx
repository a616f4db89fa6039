import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { useTranslation } from "#app/components/texts.tsx";
import { Breadcrumbs } from "#app/components/ui/breadcrumbs.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { endBrowsers } from "#app/domain/requests/browsers/end-browsers.server.ts";
import { getBrowserNews } from "#app/domain/requests/browsers/get-browser-news.server.ts";
import { tellBrowser } from "#app/domain/requests/browsers/tell-browser.server.ts";
import { parseReference } from "#app/domain/requests/reference.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { getVisitorId } from "#app/http/own-request.server.ts";
import { limitRate } from "#app/http/rate-limit.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import styles from "#app/styles/request-page.css?url";
import { BrowserChoice } from "./browser-choice.tsx";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const headers = privatePageHeaders;
/** Only a script can ask a browser for its address; the page of the request itself has none. */
export const handle = { islands: true };

const choiceSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("start"), subscription: z.string().max(4_000) }),
  z.object({ intent: z.literal("end"), browser: z.uuid().optional() }),
]);

const readOwn = ({ request, params, context }: Pick<LoaderFunctionArgs, "request" | "params" | "context">) => {
  const reference = parseReference(params["reference"] ?? "");
  if (!reference) throw new AppError("not_found");
  return { reference, visitorId: getVisitorId(request, context) };
};

export async function loader(args: LoaderFunctionArgs) {
  const { services, language } = args.context;
  const own = readOwn(args);
  const news = await getBrowserNews(services, own);
  return { title: getTranslator(language)("requests:browser.title"), reference: own.reference, news };
}

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args;
  const own = readOwn(args);
  const choice = choiceSchema.safeParse(Object.fromEntries(await readForm(request)));
  if (!choice.success) throw new AppError("bad_request");
  if (choice.data.intent === "end") {
    await endBrowsers(context.services, { ...own, id: choice.data.browser });
    return redirect(`/requests/${own.reference}?done=way-ended`, 303);
  }
  await limitRate(context, "submit", context.clientAddress);
  const outcome = await tellBrowser(context.services, { ...own, subscription: choice.data.subscription });
  if (outcome.status === "refused") return data({ refused: outcome.reason }, { status: 400 });
  return redirect(`/requests/${own.reference}?done=way-started`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page),
  { name: "robots", content: "noindex" },
];

export default function RequestBrowser() {
  const { title, reference, news } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const { t } = useTranslation();
  return (
    <>
      <Breadcrumbs items={[{ href: `/requests/${reference}`, label: reference }]} />
      {refused ? <NotificationBanner tone="danger" title={t(`requests:browser.refused.${refused}`)} /> : null}
      <PageHeading title={title} lead={t("requests:browser.lead")} />
      <BrowserChoice reference={reference} news={news} />
    </>
  );
}
