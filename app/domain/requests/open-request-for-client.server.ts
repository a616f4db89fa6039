import { randomUUID } from "node:crypto";
import type { Transaction } from "#app/db/port.ts";
import { doOnce, type OnceOutcome } from "#app/domain/clients/do-once.server.ts";
import type { ActingClient } from "#app/domain/clients/find-api-client.server.ts";
import { findDesk, findDeskForService } from "#app/domain/desks/find-desk.ts";
import type { Language } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import { insertClientRequest, selectByExternalNumber } from "./client-requests.queries.server.ts";
import { type OpenRequestDeps, openRequestWithin } from "./open-request.server.ts";
import { selectRequest } from "./requests.queries.server.ts";
import { selectServicePromise } from "./services.queries.server.ts";
import type { ServiceRequest } from "./types.ts";

export type ClientOpensInput = {
  /** The client's own, one for each request. */
  readonly key: string;
  readonly serviceSlug: string | undefined;
  readonly deskId: string | undefined;
  readonly language: Language;
  readonly description: string;
  readonly contact: { readonly name?: string; readonly email?: string; readonly phone?: string };
  readonly externalNumber: string | undefined;
};

export type ClientOpensRefusal =
  | { readonly field: "service"; readonly fault: "unknown" }
  | { readonly field: "desk"; readonly fault: "unknown" | "needed" | "not_yours"; readonly allowed: readonly string[] }
  | { readonly field: "description"; readonly fault: "missing" }
  | { readonly field: "external_number"; readonly fault: "taken"; readonly reference: string };

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
      const desk = await chooseDesk(tx, deps, client, asked);
      if ("fault" in desk) return { refusal: desk };
      const { externalNumber } = asked;
      const known = externalNumber && (await selectByExternalNumber(tx, client.staffId, externalNumber));
      if (known) return { refusal: { field: "external_number", fault: "taken", reference: known } };
      const outcome = await openRequestWithin(tx, deps, {
        // The client's key is claimed already, and its own: it must not be taken for that of a form.
        submissionKey: randomUUID(),
        formId: null,
        serviceSlug: asked.serviceSlug ?? null,
        deskId: desk.id,
        language: asked.language,
        mode: "full",
        answers: {},
        description: asked.description,
        contact: asked.contact,
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

type DeskRefusal = Extract<ClientOpensRefusal, { field: "service" | "desk" }>;

async function chooseDesk(
  tx: Transaction,
  deps: Pick<OpenRequestDeps, "site">,
  client: ActingClient,
  { serviceSlug, deskId }: Pick<ClientOpensInput, "serviceSlug" | "deskId">,
): Promise<{ readonly id: string } | DeskRefusal> {
  const allowed = client.deskIds;
  const service = serviceSlug === undefined ? undefined : await selectServicePromise(tx, serviceSlug);
  if (serviceSlug !== undefined && !service) return { field: "service", fault: "unknown" };
  const [own, ...more] = client.deskIds;
  const ofService = service && findDeskForService(deps.site, service.deskId).id;
  const id = deskId ?? ofService ?? (more.length === 0 ? own : undefined);
  if (!id) return { field: "desk", fault: "needed", allowed };
  if (!findDesk(deps.site, id)) return { field: "desk", fault: "unknown", allowed };
  return allowed.includes(id) ? { id } : { field: "desk", fault: "not_yours", allowed };
}
