import { openRequest, type OpenRequestOutcome } from "#app/domain/requests/open-request.server.ts";
import type { Services } from "#app/domain/services.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { applyAction } from "./apply-action.server.ts";
import { insertHandoffEvent, selectHandoff, selectHandoffEvents } from "./handoffs.queries.server.ts";
import type { Handoff } from "./types.ts";

type Deps = Pick<Services, "db" | "clock" | "jobs" | "site" | "sessionSecret" | "publicUrl">;

export type HandoffRequestInput = {
  readonly handoffId: string;
  readonly description: string;
  readonly deskId?: string;
  readonly contact: { readonly name?: string; readonly email?: string; readonly phone?: string };
  readonly openedBy:
    { readonly kind: "resident" } | { readonly kind: "staff"; readonly staffId: string } | { readonly kind: "system" };
};

/** The words of both sides, so that nobody has to ask again. */
async function transcript(deps: Deps, handoff: Handoff): Promise<string> {
  const t = getTranslator(handoff.language);
  const events = await selectHandoffEvents(deps.db, handoff.id);
  const lines = events
    .filter((event) => event.kind === "message")
    .map(
      (event) => `${event.actor === "staff" ? (event.staffName ?? "") : t("handoff:staff.resident")}: ${event.text}`,
    );
  return lines.length > 0 ? `\n\n${t("handoff:request_description_intro")}\n${lines.join("\n")}` : "";
}

/**
 * Turns the conversation into a request with a number, a holder and a due date; one handoff becomes one request however
 * often it is asked (its id is the submission key). The resident's browser may follow it at once.
 */
export async function openRequestFromHandoff(deps: Deps, input: HandoffRequestInput): Promise<OpenRequestOutcome> {
  const handoff = await selectHandoff(deps.db, input.handoffId);
  if (!handoff) throw new AppError("not_found");
  const isHolder = input.openedBy.kind !== "staff" || handoff.claimedBy === input.openedBy.staffId;
  if (handoff.state !== "ended_request_opened" && (handoff.endedAt !== null || !isHolder))
    throw new AppError("conflict");
  const outcome = await openRequest(deps, {
    submissionKey: `handoff-${handoff.id}`,
    formId: null,
    serviceSlug: handoff.serviceSlug,
    deskId: input.deskId ?? handoff.deskId,
    language: handoff.language,
    mode: handoff.isSimplified ? "simple" : "full",
    answers: {},
    description: input.description + (await transcript(deps, handoff)),
    contact: input.contact,
    visitorId: handoff.visitorId,
    conversationId: handoff.conversationId,
    openedBy: input.openedBy.kind === "system" ? { kind: "resident" } : input.openedBy,
  });
  if (outcome.status === "refused") return outcome;
  const at = deps.clock.now();
  await deps.db.transaction(async (tx) => {
    const change = { requestReference: outcome.reference };
    const step = await applyAction(tx, { id: handoff.id, action: "open_request", at, change });
    if (step.status === "refused") return;
    await insertHandoffEvent(tx, {
      handoffId: handoff.id,
      kind: "request_opened",
      actor: input.openedBy.kind,
      ...(input.openedBy.kind === "staff" ? { staffId: input.openedBy.staffId } : {}),
      requestReference: outcome.reference,
      at,
    });
  });
  return outcome;
}
