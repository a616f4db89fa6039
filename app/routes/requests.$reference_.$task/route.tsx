import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { TaskForm } from "#app/components/requests/task-form.tsx";
import type { ResidentRequest } from "#app/domain/requests/get-request-for-resident.server.ts";
import { attachToRequest, removeWaitingFile } from "#app/domain/requests/request-files.server.ts";
import { FILE_TASKS, HELPER_TASKS, RESIDENT_TASKS, type ResidentTask } from "#app/domain/requests/resident-tasks.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { takeMessageFiles } from "#app/http/message-files.server.ts";
import { getVisitorId, loadFollowedRequest } from "#app/http/own-request.server.ts";
import { type Upload, withUpload } from "#app/http/read-upload.server.ts";
import { senderOf } from "#app/http/upload-sender.server.ts";
import { REMOVE_FILE } from "#app/lib/file-form.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { doTask } from "./do-task.server.ts";
import styles from "#app/styles/files.css?url";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const headers = privatePageHeaders;

function readTask(params: LoaderFunctionArgs["params"]) {
  const task = RESIDENT_TASKS.find((one) => one === params["task"]);
  if (!task) throw new AppError("not_found");
  return task;
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const task = readTask(params);
  const seen = await loadFollowedRequest(request, context, params["reference"]);
  if (!seen) throw new AppError("not_found");
  const { reference, state } = seen.request;
  // What is no longer possible is best answered by how far the request is now.
  if (!seen.tasks.includes(task) && request.method === "GET") throw redirect(`/requests/${reference}`, 303);
  const question = seen.events.findLast(({ to }) => to === "waiting_for_resident")?.wordsForResident;
  const title = getTranslator(context.language)(`requests:task.${task}.title`);
  const waiting = seen.files.filter(({ origin, releasedAt }) => origin === "resident" && !releasedAt);
  const files = FILE_TASKS.includes(task) ? waiting : undefined;
  return { title, task, reference, files, question: state === "waiting_for_resident" ? question : undefined };
}

export function action(args: ActionFunctionArgs) {
  const { request, context, params } = args;
  const sender = senderOf(context, async () => {
    const seen = await loadFollowedRequest(request, context, params["reference"]);
    return seen !== undefined && takesFilesNow(readTask(params), seen);
  });
  return withUpload(request, sender, (upload) => act(args, upload));
}

const takesFilesNow = (task: ResidentTask, { tasks }: ResidentRequest): boolean =>
  FILE_TASKS.includes(task) && tasks.includes(task);

async function act({ request, context, params }: ActionFunctionArgs, upload: Upload) {
  const task = readTask(params);
  const visitorId = getVisitorId(request, context);
  const seen = await loadFollowedRequest(request, context, params["reference"]);
  if (!seen) throw new AppError("not_found");
  const { reference } = seen.request;
  const { form } = upload;
  const follower = { visitorId, isHelper: seen.mandate !== undefined };
  // What a helper may not do is not there for them.
  if (seen.mandate && !HELPER_TASKS.includes(task)) throw new AppError("not_found");
  const key = { reference, ...follower };
  const removed = form.get(REMOVE_FILE);
  if (typeof removed === "string") await removeWaitingFile(context.services, key, removed);
  const fileFaults = takesFilesNow(task, seen)
    ? await takeMessageFiles(context, upload, (file) => attachToRequest(context.services, key, file))
    : [];
  if (fileFaults.length > 0) return data({ result: keepWords(form), fileFaults, isTooLate: false }, { status: 400 });
  // Files chosen in the same go were kept.
  if (removed !== null) return { result: keepWords(form), fileFaults: [], isTooLate: false };
  const outcome = await doTask(context, { task, ...follower, request: seen.request, form });
  if (outcome.status === "done") throw redirect(`/requests/${reference}?done=${outcome.done}`, 303);
  if (outcome.status === "faulty")
    return data({ result: outcome.result, fileFaults: [], isTooLate: false }, { status: 400 });
  return data({ result: undefined, fileFaults: [], isTooLate: true }, { status: 409 });
}

/** The page again with what was typed, and no word about what is still missing. */
const keepWords = (form: FormData) => ({ initialValue: { words: String(form.get("words") ?? "") } });

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => pageMeta(matches, page);

export default function Task() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <TaskForm
      {...page}
      lastResult={refused?.result}
      fileFaults={refused?.fileFaults ?? []}
      isTooLate={refused?.isTooLate ?? false}
    />
  );
}
