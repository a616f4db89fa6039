import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { answerFeedbackSchema } from "#app/domain/assistant/answer-feedback.ts";
import { giveAnswerFeedback } from "#app/domain/assistant/give-answer-feedback.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { getVisitorId } from "#app/http/own-request.server.ts";
import { limitRate } from "#app/http/rate-limit.server.ts";
import { AppError } from "#app/lib/app-error.ts";

/** Whether an answer helped, and why not. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  await limitRate(context, "feedback", context.clientAddress);
  const visitorId = getVisitorId(request, context);
  const input = answerFeedbackSchema.safeParse(Object.fromEntries(await readForm(request)));
  // The fields say themselves what they take; nobody can have typed something wrong.
  if (!input.success) throw new AppError("bad_request");
  const conversationId = params["conversationId"] ?? "";
  const caller = { visitorId, isProgram: false };
  await giveAnswerFeedback(context.services, { ...input.data, conversationId, caller, language: context.language });
  return redirect(`/assistant/${conversationId}#q-${input.data.question}`, 303);
}

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/assistant/${params["conversationId"]}`, 303);
