import type {
  ActionFunctionArgs,
  HeadersFunction,
  LinksFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { askFromForm } from "#app/http/ask-from-form.server.ts";
import { findVisitor } from "#app/http/visitor.server.ts";
import styles from "#app/styles/conversation.css?url";
import { ConversationPage } from "./conversation-page.tsx";
import { loadConversationPage } from "./load-conversation-page.server.ts";

export const handle = { islands: true };

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = findVisitor(context, request.headers.get("Cookie"));
  const edit = new URL(request.url).searchParams.get("edit");
  return loadConversationPage(context, params["conversationId"] ?? "", visitor?.visitorId, edit);
}

export const action = ({ request, params, context }: ActionFunctionArgs) =>
  askFromForm(request, context, params["conversationId"]);

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => [
  ...pageMeta(matches, data),
  { name: "robots", content: "noindex" },
];

export default function Conversation() {
  return <ConversationPage page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
