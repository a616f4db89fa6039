import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { refuseButKeep } from "#app/components/staff/typed-words.ts";
import { hasPermission } from "#app/domain/accounts/permissions.ts";
import type { StaffSession } from "#app/domain/accounts/staff-session.ts";
import { listColleagues } from "#app/domain/requests/assign-requests.server.ts";
import { attachDecision, removeWaitingFile, type StaffKey } from "#app/domain/requests/request-files.server.ts";
import { DECISIONS, moveRequest } from "#app/domain/requests/move-request.server.ts";
import { noteRequest } from "#app/domain/requests/note-request.server.ts";
import { listReplyTemplates } from "#app/domain/requests/reply-templates.server.ts";
import { appealAgainst } from "#app/domain/requests/appeal.ts";
import { findAppealPlace } from "#app/domain/requests/find-appeal-place.server.ts";
import { takeRequest } from "#app/domain/requests/take-request.server.ts";
import {
  getStaffActor,
  type StaffActor,
  viewRequestAsStaff,
} from "#app/domain/requests/view-request-as-staff.server.ts";
import { withTemplate } from "#app/domain/requests/with-template.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { takeMessageFiles } from "#app/http/message-files.server.ts";
import { type Upload, withUpload } from "#app/http/read-upload.server.ts";
import { findStaff, requireStaff } from "#app/http/staff-session.server.ts";
import { senderOf } from "#app/http/upload-sender.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { REMOVE_FILE } from "#app/lib/file-form.ts";
import { AppError } from "#app/lib/app-error.ts";
import { CasePage } from "./case-page.tsx";
import { hasWords, readStep, type Step } from "./read-step.server.ts";
import { inLanguage } from "#app/i18n/languages.ts";
import styles from "#app/styles/files.css?url";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, "requests.open");
  const { services, language } = context;
  const { searchParams } = new URL(request.url);
  const view = await viewRequestAsStaff(services, {
    reference: params["reference"] ?? "",
    staff,
    language,
  });
  return {
    title: getTranslator(language)("staff:case.title", { reference: view.found.request.reference }),
    view,
    canHold: hasPermission(staff.roles, "requests.hold"),
    canNameHelper: view.isWorker && hasPermission(staff.roles, "requests.name_helper"),
    canRenew: view.isWorker && hasPermission(staff.roles, "requests.renew_access"),
    isSupervisor: staff.roles.includes("supervisor"),
    staffId: staff.staffId,
    colleagues: view.isWorker
      ? (await listColleagues(services, [view.found.request.deskId]))
          .filter((one) => one.staffId !== staff.staffId)
          .map(({ name }) => name)
      : [],
    templates: view.isWorker ? await listReplyTemplates(services.db, view.found.request, language) : [],
    appeal: view.isWorker
      ? appealAgainst(
          services.site,
          await findAppealPlace(services.db, view.found.request),
          "refusal",
          services.clock.now(),
        )
      : undefined,
    done: searchParams.get("done"),
    told: Math.min(Number.parseInt(searchParams.get("told") ?? "", 10) || 0, 100),
    timeZone: services.site.time_zone,
    desks: services.site.desks.map(({ id, name }) => ({ id, name: inLanguage(name, language) })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export function action(args: ActionFunctionArgs) {
  const { request, context } = args;
  const sender = senderOf(context, async () => {
    const staff = await findStaff(request.headers.get("Cookie"), context);
    return staff !== undefined && hasPermission(staff.roles, "requests.work");
  });
  return withUpload(request, sender, (upload) => act(args, upload));
}

async function act({ request, params, context }: ActionFunctionArgs, upload: Upload) {
  const step = readStep(upload.form);
  const isTyped = step?.intent === "move" && hasWords(step);
  // A session that ended while somebody wrote must not cost them what they wrote.
  const isSignedIn =
    isTyped || step?.intent === "note" ? await findStaff(request.headers.get("Cookie"), context) : true;
  if (isTyped && !isSignedIn) throw refuseButKeep("sign_in_needed", step);
  if (step?.intent === "note" && !isSignedIn) throw refuseButKeep("sign_in_needed", asKept(step.words));
  const staff = await requireStaff(request, context, "requests.work");
  if (!step) throw new AppError("bad_request");
  const reference = params["reference"] ?? "";
  if (step.intent === "move") {
    const key = { reference, actor: getStaffActor(staff) };
    const changed = await changeFiles(context, key, step, upload).catch(unlessMovedMeanwhile);
    if (changed) return changed;
    return step.insert === undefined ? move(context, staff, reference, step) : insert(context, staff, reference, step);
  }
  const actor = getStaffActor(staff);
  if (step.intent === "note") return note(context, actor, reference, step.words);
  const outcome = await takeRequest(context.services, { reference, actor, seenHolderId: step.seenHolderId });
  if (outcome.status === "refused") return data({ fault: "held" as const, faults: [], tried: undefined }, 409);
  return redirect(`/staff/requests/${reference}?done=taken`, 303);
}

/** Shows the step again with the chosen text behind what was typed: nothing is sent, nothing lost. */
async function insert(context: LoadContext, staff: StaffSession, reference: string, step: Step) {
  const { services, language } = context;
  const { found } = await viewRequestAsStaff(services, { reference, staff, language });
  const templates = await listReplyTemplates(services.db, found.request, language);
  const chosen = templates.find(({ id, states }) => id === step.template && states.includes(step.to));
  const words = withTemplate(step.words, chosen?.words ?? "");
  if (chosen && words !== undefined) return data({ fault: "inserted", faults: [], tried: { ...step, words } });
  const fault = chosen ? "template_too_long" : "template_needed";
  return data({ fault, faults: [fault], tried: step }, 400);
}

const asKept = (note: string) => ({ words: "", remedy: "", note });

async function note(context: LoadContext, actor: StaffActor, reference: string, words: string) {
  const outcome = await noteRequest(context.services, { reference, actor, words }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") throw refuseButKeep("conflict", asKept(words));
    throw error;
  });
  if (outcome.status === "refused")
    return data({ fault: outcome.reason, faults: [], tried: undefined, note: words }, 400);
  return redirect(`/staff/requests/${reference}?done=noted&told=${outcome.told.length}#notes`, 303);
}

/** Files of the decision come first, so that a step that is refused loses none; what is said about them shows the step again. */
async function changeFiles(context: LoadContext, key: StaffKey, step: Step, upload: Upload) {
  const { services } = context;
  const again = { fault: "file" as const, faults: [], tried: step };
  const removed = upload.form.get(REMOVE_FILE);
  if (typeof removed === "string") await removeWaitingFile(services, key, removed);
  const fileFaults = DECISIONS.includes(step.to)
    ? await takeMessageFiles(context, upload, (file) => attachDecision(services, key, file))
    : [];
  if (fileFaults.length > 0) return data({ ...again, fileFaults }, 400);
  // Files chosen in the same go were kept.
  return removed === null ? undefined : data({ ...again, fileFaults: [] });
}

/** Answered or sent on meanwhile: then the step itself is refused, by its version or its desk, and gives the words back. */
function unlessMovedMeanwhile(error: unknown): undefined {
  if (!(error instanceof AppError) || !["conflict", "not_found"].includes(error.code)) throw error;
}

async function move(context: LoadContext, staff: StaffSession, reference: string, step: Step) {
  const outcome = await moveRequest(context.services, {
    reference,
    actor: getStaffActor(staff),
    to: step.to,
    reasonCode: step.reason,
    wordsForResident: step.words,
    remedy: step.remedy,
    wordsForStaff: step.note,
    deskId: step.desk,
    expectedVersion: step.version,
  }).catch((error: unknown) => {
    // Sent to another desk meanwhile: the page is gone for them, their words need not be.
    if (error instanceof AppError && error.code === "not_found" && hasWords(step))
      throw refuseButKeep("conflict", step);
    throw error;
  });
  if (outcome.status === "refused") {
    const isConflict = outcome.reason === "stale_version" || outcome.reason === "not_allowed";
    const fault = isConflict ? ("changed" as const) : outcome.reason;
    return data({ fault, faults: outcome.reasons, tried: step }, isConflict ? 409 : 400);
  }
  // It may have left their desks.
  const isGone = step.to === "dispatched" || step.to === "returned";
  return redirect(
    isGone ? `/staff/requests?sent_on=${reference}` : `/staff/requests/${reference}?done=${step.to}`,
    303,
  );
}

export default function StaffRequest() {
  return <CasePage {...useLoaderData<typeof loader>()} tried={useActionData<typeof action>()} />;
}
