import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  type LinksFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { KEEP_TYPED } from "#app/components/layout/switches.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { getWatchable, startWatch } from "#app/domain/watches/start-watch.server.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { getVisitorId } from "#app/http/own-request.server.ts";
import { limitRate, limitRecipient } from "#app/http/rate-limit.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { WATCH_FORM, WatchForm } from "./watch-form.tsx";
import styles from "#app/styles/watches.css?url";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export const headers = privatePageHeaders;

const emailSchema = z.email().max(254);

/** The question the address names, in this browser's own conversation. */
async function readQuestion(request: Request, context: LoadContext, conversationId = "") {
  const questionId = new URL(request.url).searchParams.get("question") ?? "";
  const caller = { visitorId: getVisitorId(request, context), isProgram: false };
  const found = await getWatchable(context.services, { conversationId, questionId, caller });
  return { ...found, questionId };
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { turn, waitsFor, questionId } = await readQuestion(request, context, params["conversationId"]);
  return {
    title: getTranslator(context.language)(`watches:ask.title.${waitsFor}`),
    waitsFor,
    question: turn.question,
    back: `/assistant/${params["conversationId"]}#q-${questionId}`,
    typedForm: WATCH_FORM,
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { services, language, clientAddress } = context;
  const { turn } = await readQuestion(request, context, params["conversationId"]);
  const form = await readForm(request);
  const typed = String(form.get("email") ?? "").trim();
  if (form.has(KEEP_TYPED)) return data({ typed, isWrong: false });
  const email = emailSchema.safeParse(typed);
  if (!email.success) return data({ typed, isWrong: true }, { status: 400 });
  await limitRate(context, "watch", clientAddress);
  await limitRecipient(context, "watch_to", email.data);
  const watchId = await startWatch(services, { turn, email: email.data, language });
  return redirect(`/tell-me/${watchId}`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page),
  { name: "robots", content: "noindex" },
];

export default function TellMe() {
  return <WatchForm page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
