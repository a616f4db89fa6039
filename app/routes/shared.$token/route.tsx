import type { HeadersFunction, LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import styles from "#app/styles/conversation.css?url";
import { loadSharedPage } from "./load-shared-page.server.ts";
import { SharedPage } from "./shared-page.tsx";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

/** Nothing keeps it: its owner may take it back at any moment. */
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow" });

export const loader = ({ context, params }: LoaderFunctionArgs) => loadSharedPage(context, params["token"] ?? "");

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => [
  ...pageMeta(matches, data),
  { name: "robots", content: "noindex, nofollow" },
];

export default function Shared() {
  return <SharedPage page={useLoaderData<typeof loader>()} />;
}
