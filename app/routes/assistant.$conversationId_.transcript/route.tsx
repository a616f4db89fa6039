import { randomUUID } from "node:crypto";
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
import { KEEP_TYPED } from "#app/components/layout/switches.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { getConversation } from "#app/domain/assistant/find-conversation.server.ts";
import { mailTranscript } from "#app/domain/handoff/mail-transcript.server.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { getVisitorId } from "#app/http/own-request.server.ts";
import { limitRate, limitRecipient } from "#app/http/rate-limit.server.ts";
import styles from "#app/styles/conversation.css?url";
import { loadTranscriptPage } from "./load-transcript-page.server.ts";
import { MAIL_FORM } from "./mail-form.tsx";
import { TranscriptPage } from "./transcript-page.tsx";

export const handle = { islands: true };
export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const headers = privatePageHeaders;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const visitorId = getVisitorId(request, context);
  const page = await loadTranscriptPage(context, params["conversationId"] ?? "", visitorId);
  const isMailed = new URL(request.url).searchParams.has("mailed");
  return { ...page, isMailed, submissionKey: randomUUID(), typedForm: MAIL_FORM };
}

const mailSchema = z.object({ email: z.email().max(254), key: z.uuid() });

export async function action({ request, context, params }: ActionFunctionArgs) {
  const visitorId = getVisitorId(request, context);
  const conversationId = params["conversationId"] ?? "";
  const form = await readForm(request);
  const typed = String(form.get("email") ?? "").trim();
  if (form.has(KEEP_TYPED)) return data({ typed, isWrong: false });
  const mail = mailSchema.safeParse({ email: typed, key: form.get("key") });
  if (!mail.success) return data({ typed, isWrong: true }, { status: 400 });
  const caller = { visitorId, isProgram: false };
  // First whose it is: a stranger's try must not use up the limit of a recipient.
  await getConversation(context.services, conversationId, caller);
  await limitRate(context, "transcript_mail", context.clientAddress);
  await limitRecipient(context, "transcript_recipient", mail.data.email);
  const { email: to, key: submissionKey } = mail.data;
  await mailTranscript(context.services, { conversationId, caller, to, submissionKey });
  return redirect(`/assistant/${conversationId}/transcript?mailed`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ matches, data: page }) => [
  ...pageMeta(matches, page),
  { name: "robots", content: "noindex" },
];

export default function TranscriptRoute() {
  return <TranscriptPage page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
