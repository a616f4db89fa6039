import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  type LinksFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { confirmOwnWatch, getWatchPage, stopOwnWatch, type WatchCaller } from "#app/domain/watches/get-watch.server.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { findVisitor } from "#app/http/visitor.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { drawNotice } from "./draw-notice.server.ts";
import { WatchPage } from "./watch-page.tsx";
import styles from "#app/styles/watches.css?url";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export const headers = privatePageHeaders;

function readCaller(request: Request, context: LoadContext): WatchCaller {
  return {
    visitorId: findVisitor(context, request.headers.get("Cookie"))?.visitorId,
    key: new URL(request.url).searchParams.get("key") ?? undefined,
  };
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const watch = await getWatchPage(context.services, params["id"] ?? "", readCaller(request, context));
  const state =
    watch.notices.length > 0 ? "news" : watch.isConfirmed ? "waiting" : watch.canConfirm ? "confirm" : "wait";
  return {
    title: getTranslator(context.language)(`watches:page.title.${state}`),
    ...watch,
    state,
    notices: watch.notices.map((notice) => drawNotice(context, notice)),
    isJustConfirmed: new URL(request.url).searchParams.get("done") === "confirmed",
  } as const;
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const id = params["id"] ?? "";
  const caller = readCaller(request, context);
  const intent = (await readForm(request)).get("intent");
  if (intent === "confirm") {
    await confirmOwnWatch(context.services, id, caller);
    return redirect(`/tell-me/${id}?${new URLSearchParams({ key: caller.key ?? "", done: "confirmed" })}`, 303);
  }
  if (intent !== "stop" && intent !== "stop_all") throw new AppError("bad_request");
  await stopOwnWatch(context.services, id, caller, intent === "stop_all");
  return redirect("/tell-me/stopped", 303);
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page),
  { name: "robots", content: "noindex" },
];

export default function TellMe() {
  return <WatchPage page={useLoaderData<typeof loader>()} />;
}
