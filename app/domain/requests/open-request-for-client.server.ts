import { randomUUID } from "node:crypto";
import type { Transaction } from "#app/db/port.ts";
import { doOnce, type OnceOutcome } from "#app/domain/clients/do-once.server.ts";
import type { ActingClient } from "#app/domain/clients/find-api-client.server.ts";
import { findForm } from "#app/domain/content/find-form.server.ts";
import { findDesk, findDeskForService } from "#app/domain/desks/find-desk.ts";
import type { Language } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import { calendarDateIn } from "#app/lib/calendar-date.ts";
import { insertClientRequest, selectByExternalNumber } from "./client-requests.queries.server.ts";
import { type OpenRequestDeps, type OpenRequestInput, openRequestWithin } from "./open-request.server.ts";
import { type AnswerFault, readClientAnswers } from "./read-client-answers.server.ts";
import { requestOfAnswers } from "./request-of-answers.ts";
import { selectRequest } from "./requests.queries.server.ts";
import { selectServicePromise } from "./services.queries.server.ts";
import type { ServiceRequest } from "./types.ts";

export type ClientOpensInput = {
  /** The client's own, one for each request. */
  readonly key: string;
  readonly deskId: string | undefined;
  readonly language: Language;
  readonly externalNumber: string | undefined;
  /** In words, or as answers to one of the portal's forms, which say what the words would. */
  readonly asks: InWords | InAnswers;
};
type InWords = {
  readonly serviceSlug: string | undefined;
  readonly description: string;
  readonly contact: { readonly name?: string; readonly email?: string; readonly phone?: string };
};
type InAnswers = { readonly formId: string; readonly answers: Readonly<Record<string, unknown>> };

export type ClientOpensRefusal =
  | { readonly field: "service"; readonly fault: "unknown" }
  | { readonly field: "desk"; readonly fault: "unknown" | "needed" | "not_yours"; readonly allowed: readonly string[] }
  | { readonly field: "description"; readonly fault: "missing" }
  | { readonly field: "form"; readonly fault: "no_form" }
  | { readonly field: "answers"; readonly faults: readonly AnswerFault[] }
  | { readonly field: "external_number"; readonly fault: "taken"; readonly reference: string };

type AskedContent = Pick<
  OpenRequestInput,
  "formId" | "formVersion" | "serviceSlug" | "deskId" | "description" | "contact" | "answers"
>;

/** What the client is told of a request it opened or moved; nothing in it is about a person. */
export const toReceipt = ({ reference, state, version, deskId, dueAt }: ServiceRequest) => ({
  reference,
  state,
  version,
  desk: deskId,
  due_at: dueAt.toISOString(),
});

/**
 * Opens a request in the name of another system, once for each key. It goes to one of the system's own desks: that of the service when
 * no desk is named. The resident gets the receipt like anybody; the code stays with nobody.
 */
export function openRequestForClient(
  deps: OpenRequestDeps,
  client: ActingClient,
  { key, ...asked }: ClientOpensInput,
): Promise<OnceOutcome<ClientOpensRefusal>> {
  const once = { clientId: client.staffId, key, asked: JSON.parse(JSON.stringify({ opens: asked })) as object };
  return deps.db.transaction((tx) =>
    doOnce<ClientOpensRefusal>(tx, deps, once, async () => {
      const content = await readAsked(tx, deps, asked);
      if ("field" in content) return { refusal: content };
      const desk = await chooseDesk(tx, deps, client, { ...content, named: asked.deskId });
      if ("fault" in desk) return { refusal: desk };
      const { externalNumber } = asked;
      const known = externalNumber && (await selectByExternalNumber(tx, client.staffId, externalNumber));
      if (known) return { refusal: { field: "external_number", fault: "taken", reference: known } };
      const outcome = await openRequestWithin(tx, deps, {
        // The client's key is claimed already, and its own: it must not be taken for that of a form.
        submissionKey: randomUUID(),
        ...content,
        deskId: desk.id,
        language: asked.language,
        mode: "full",
        visitorId: null,
        openedBy: { kind: "staff", staffId: client.staffId },
      });
      if (outcome.status === "refused") return { refusal: { field: "description", fault: "missing" } };
      const { requestId, reference } = outcome;
      // Two at the same moment: the second is undone, and finds the first when it is sent again.
      if (externalNumber && !(await insertClientRequest(tx, { requestId, clientId: client.staffId, externalNumber })))
        throw new AppError("conflict");
      const opened = await selectRequest(tx, reference, { kind: "system" });
      if (!opened) throw new Error("The request that was opened is not there.");
      return { reply: { status: 201, body: toReceipt(opened) } };
    }),
  );
}

/** What is asked for, as a request bears it. */
async function readAsked(
  tx: Transaction,
  deps: Pick<OpenRequestDeps, "site" | "clock">,
  { asks, language }: Pick<ClientOpensInput, "asks" | "language">,
): Promise<AskedContent | Extract<ClientOpensRefusal, { field: "form" | "answers" }>> {
  if (!("formId" in asks)) {
    const { serviceSlug = null, description, contact } = asks;
    return { formId: null, serviceSlug, description, contact, answers: {} };
  }
  const stored = await findForm(tx, asks.formId);
  if (!stored) return { field: "form", fault: "no_form" };
  const today = calendarDateIn(deps.clock.now(), deps.site.time_zone);
  const read = readClientAnswers(stored.form, asks.answers, { language, today, site: deps.site });
  if ("faults" in read) return { field: "answers", faults: read.faults };
  return { formId: asks.formId, formVersion: stored.version, ...requestOfAnswers(stored.form, read.answers) };
}

type DeskRefusal = Extract<ClientOpensRefusal, { field: "service" | "desk" }>;

async function chooseDesk(
  tx: Transaction,
  deps: Pick<OpenRequestDeps, "site">,
  client: ActingClient,
  { serviceSlug, deskId, named }: Pick<AskedContent, "serviceSlug" | "deskId"> & { readonly named: string | undefined },
): Promise<{ readonly id: string } | DeskRefusal> {
  const allowed = client.deskIds;
  const service = serviceSlug === null ? undefined : await selectServicePromise(tx, serviceSlug);
  if (serviceSlug !== null && !service) return { field: "service", fault: "unknown" };
  const [own, ...more] = client.deskIds;
  const ofService = deskId ?? (service && findDeskForService(deps.site, service.deskId).id);
  const id = named ?? ofService ?? (more.length === 0 ? own : undefined);
  if (!id) return { field: "desk", fault: "needed", allowed };
  if (!findDesk(deps.site, id)) return { field: "desk", fault: "unknown", allowed };
  return allowed.includes(id) ? { id } : { field: "desk", fault: "not_yours", allowed };
}
