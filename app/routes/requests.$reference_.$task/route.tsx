import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { TaskForm } from "#app/components/requests/task-form.tsx";
import { RESIDENT_TASKS } from "#app/domain/requests/resident-tasks.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { getVisitorId, loadOwnRequest } from "#app/http/own-request.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { doTask } from "./do-task.server.ts";

export const headers = privatePageHeaders;

function readTask(params: LoaderFunctionArgs["params"]) {
  const task = RESIDENT_TASKS.find((one) => one === params["task"]);
  if (!task) throw new AppError("not_found");
  return task;
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const task = readTask(params);
  const seen = await loadOwnRequest(request, context, params["reference"]);
  if (!seen) throw new AppError("not_found");
  const { reference, state } = seen.request;
  // What is no longer possible is best answered by how far the request is now.
  if (!seen.tasks.includes(task) && request.method === "GET") throw redirect(`/requests/${reference}`, 303);
  const question = seen.events.findLast(({ to }) => to === "waiting_for_resident")?.wordsForResident;
  const title = getTranslator(context.language)(`requests:task.${task}.title`);
  return { title, task, reference, question: state === "waiting_for_resident" ? question : undefined };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const task = readTask(params);
  const visitorId = getVisitorId(request, context);
  const seen = await loadOwnRequest(request, context, params["reference"]);
  if (!seen) throw new AppError("not_found");
  const outcome = await doTask(context, { task, visitorId, request: seen.request, form: await readForm(request) });
  if (outcome.status === "done") throw redirect(`/requests/${seen.request.reference}?done=${outcome.done}`, 303);
  if (outcome.status === "faulty") return data({ result: outcome.result, isTooLate: false }, { status: 400 });
  return data({ result: undefined, isTooLate: true }, { status: 409 });
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => pageMeta(matches, page);

export default function Task() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <TaskForm {...page} lastResult={refused?.result} isTooLate={refused?.isTooLate ?? false} />;
}
