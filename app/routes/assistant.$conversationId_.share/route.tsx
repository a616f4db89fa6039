import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { shareAnswer, takeBackShare } from "#app/domain/assistant/share-answer.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { getVisitorId } from "#app/http/own-request.server.ts";
import { limitRate } from "#app/http/rate-limit.server.ts";
import { AppError } from "#app/lib/app-error.ts";

const formSchema = z.object({ question: z.uuid(), intent: z.enum(["share", "take_back"]) });

/** Makes the link to one answer, which `/share` shows like every other, or takes it back. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { services } = context;
  const visitorId = getVisitorId(request, context);
  const form = formSchema.safeParse(Object.fromEntries(await readForm(request)));
  if (!form.success) throw new AppError("bad_request");
  const conversationId = params["conversationId"] ?? "";
  const { question: questionId, intent } = form.data;
  const answer = { conversationId, questionId, caller: { visitorId, isProgram: false } };
  if (intent === "take_back") {
    await takeBackShare(services, answer);
    return redirect(`/assistant/${conversationId}#q-${questionId}`, 303);
  }
  await limitRate(context, "share", context.clientAddress);
  const { path } = await shareAnswer(services, answer);
  return redirect(`/share?${new URLSearchParams({ page: path })}`, 303);
}

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/assistant/${params["conversationId"]}`, 303);
