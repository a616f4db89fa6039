import type { Transaction } from "#app/db/port.ts";
import { type OpenRequestDeps, openRequestWithin } from "#app/domain/requests/open-request.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { applyAction } from "./apply-action.server.ts";
import { insertHandoffEvent, selectHandoffEvents } from "./handoff-events.queries.server.ts";
import { lockHandoff } from "./handoffs.queries.server.ts";
import { QUESTION_WORKING_DAYS } from "./question-working-days.ts";
import type { WantedTime } from "./states.ts";
import { hideNumbers } from "./hide-numbers.ts";
import { markCrisis } from "./put-crisis-first.server.ts";
import { requestKeyOf } from "./request-key.ts";
import type { Handoff } from "./types.ts";

export type HandoffRequestInput = {
  readonly handoffId: string;
  readonly description: string;
  /** Where it goes; else to the desk of the matter. */
  readonly deskId?: string;
  readonly contact: { readonly name?: string; readonly email?: string; readonly phone?: string };
  /** When they want to be rung on the phone of `contact`. */
  readonly wanted?: WantedTime | undefined;
  readonly openedBy:
    { readonly kind: "resident" } | { readonly kind: "staff"; readonly staffId: string } | { readonly kind: "system" };
};

/** The words of both sides, so that nobody has to ask again. */
async function writeTranscript(tx: Transaction, handoff: Handoff): Promise<string> {
  const t = getTranslator(handoff.language);
  const events = await selectHandoffEvents(tx, handoff.id);
  const lines = events
    .filter((event) => event.kind === "message")
    .map((event) => `${event.actor === "staff" ? event.staffName : t("handoff:staff.resident")}: ${event.text}`);
  return lines.length > 0 ? `\n\n${t("handoff:request_description_intro")}\n${lines.join("\n")}` : "";
}

/**
 * Turns the conversation into a request with a number, a holder and a due date, in one transaction; one handoff becomes
 * one request however often it is asked. The resident's browser may follow it at once. Throws `conflict` when it ended
 * otherwise or a colleague holds it. Numbers of papers and cards are hidden in the description, as they are in messages.
 */
export async function openRequestFromHandoff(
  deps: OpenRequestDeps,
  input: HandoffRequestInput,
): Promise<{ reference: string }> {
  const { openedBy } = input;
  const at = deps.clock.now();
  return deps.db.transaction(async (tx) => {
    const handoff = await lockHandoff(tx, input.handoffId);
    if (!handoff) throw new AppError("not_found");
    if (handoff.requestReference) return { reference: handoff.requestReference };
    const mayOpen = openedBy.kind !== "staff" || handoff.claimedBy === openedBy.staffId;
    if (handoff.endedAt !== null || !mayOpen) throw new AppError("conflict");
    const t = getTranslator(handoff.language);
    const { text, maskedKinds } = hideNumbers(input.description, t);
    // Whoever waited to be rung keeps what they asked for.
    const wanted = input.wanted ?? (handoff.mode === "call_back" ? handoff.callBack?.wanted : undefined);
    const phone = input.contact.phone ?? handoff.callBack?.phone;
    const callBackLine = wanted && phone ? `\n\n${t(`handoff:call_back.line.${wanted}`)}` : "";
    const outcome = await openRequestWithin(tx, deps, {
      submissionKey: requestKeyOf(handoff.id),
      formId: null,
      serviceSlug: handoff.serviceSlug,
      ...(input.deskId ? { deskId: input.deskId } : {}),
      // Staff take down what is to be done, for which the service promises its own time.
      workingDays: openedBy.kind === "staff" ? undefined : QUESTION_WORKING_DAYS,
      language: handoff.language,
      mode: handoff.isSimplified ? "simple" : "full",
      answers: {},
      description: text + callBackLine + (await writeTranscript(tx, handoff)),
      contact: { ...input.contact, ...(phone ? { phone } : {}) },
      visitorId: handoff.visitorId,
      conversationId: handoff.conversationId,
      openedBy: openedBy.kind === "staff" ? openedBy : { kind: "resident" },
    });
    if (outcome.status === "refused") throw new AppError("unprocessable");
    const { reference } = outcome;
    if (openedBy.kind === "resident") await markCrisis(tx, handoff, input.description);
    await applyAction(tx, {
      id: handoff.id,
      action: "open_request",
      at,
      change: { requestReference: reference, ...(input.wanted ? { mode: "call_back" as const } : {}) },
    });
    if (input.wanted) {
      const asked = { handoffId: handoff.id, kind: "call_back_asked", actor: "resident", mode: "call_back" } as const;
      await insertHandoffEvent(tx, { ...asked, at });
    }
    await insertHandoffEvent(tx, {
      handoffId: handoff.id,
      kind: "request_opened",
      actor: openedBy.kind,
      ...(openedBy.kind === "staff" ? { staffId: openedBy.staffId } : {}),
      requestReference: reference,
      maskedKinds,
      at,
    });
    return { reference };
  });
}
