import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { feedbackSchema } from "#app/domain/feedback/feedback.ts";
import { giveFeedback } from "#app/domain/feedback/give-feedback.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { limitRate } from "#app/http/rate-limit.server.ts";
import { AppError } from "#app/lib/app-error.ts";

export async function action({ request, context }: ActionFunctionArgs) {
  await limitRate(context, "feedback", context.clientAddress);
  const input = feedbackSchema.safeParse(Object.fromEntries(await readForm(request)));
  // Only the portal's own buttons post here; nobody can have typed something wrong.
  if (!input.success) throw new AppError("bad_request");
  const outcome = await giveFeedback(context.services, input.data, context.language);
  if (outcome.status === "unknown_page") throw new AppError("not_found");
  return redirect(`/feedback/${outcome.id}`, 303);
}

export function loader() {
  return redirect("/", 303);
}
