import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { explanationSchema } from "#app/domain/feedback/feedback.ts";
import { explainFeedback, findFeedback } from "#app/domain/feedback/give-feedback.server.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { limitRate } from "#app/http/rate-limit.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { ThanksPage } from "./thanks-page.tsx";

export const headers = privatePageHeaders;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const feedback = await findFeedback(context.services, params["id"] ?? "");
  if (!feedback) throw new AppError("not_found");
  return { title: getTranslator(context.language)("catalogue:feedback.thanks"), feedback };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  await limitRate(context, "feedback", context.clientAddress);
  const id = params["id"] ?? "";
  const explanation = explanationSchema.safeParse(Object.fromEntries(await readForm(request)));
  if (!explanation.success) throw new AppError("bad_request");
  if (!(await findFeedback(context.services, id))) throw new AppError("not_found");
  await explainFeedback(context.services, id, explanation.data, context.language);
  return redirect(`/feedback/${id}`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...pageMeta(matches, data),
  { name: "robots", content: "noindex" },
];

export default function Thanks() {
  const { title, feedback } = useLoaderData<typeof loader>();
  return <ThanksPage title={title} feedback={feedback} />;
}
