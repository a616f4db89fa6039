import { data, redirect } from "@remix-run/node";
import type { TFunction } from "i18next";
import type { HandoffFormErrors, HandoffTyped } from "#app/components/handoff/handoff-tools.tsx";
import {
  getHandoffForStaff,
  releaseHandoff,
  solveHandoff,
  transferHandoff,
} from "#app/domain/handoff/act-as-staff.server.ts";
import { claimHandoff } from "#app/domain/handoff/claim-handoff.server.ts";
import type { ActionOutcome } from "#app/domain/handoff/apply-action.server.ts";
import { openRequestFromHandoff } from "#app/domain/handoff/open-request-from-handoff.server.ts";
import { sendStaffMessage } from "#app/domain/handoff/send-message.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import type { StaffSession } from "#app/http/staff-session.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { readContact, readKey, readText } from "#app/http/handoff-forms.server.ts";

function refuse(errors: HandoffFormErrors, typed: HandoffTyped, status = 400) {
  return data({ errors, typed }, { status });
}

function explain(t: TFunction, outcome: ActionOutcome): string {
  const { handoff } = outcome;
  if (handoff.endedAt) return t("handoff:error.ended");
  return handoff.claimedByName
    ? t("handoff:error.not_yours", { name: handoff.claimedByName })
    : t("handoff:error.gone");
}

/** Everything the staff page of a conversation can post. A refusal gives back what was typed. */
export async function actOnHandoff(request: Request, context: LoadContext, id: string, staff: StaffSession) {
  const { services } = context;
  const t = getTranslator(context.language);
  const form = await readForm(request);
  await getHandoffForStaff(services, id, staff);
  const here = redirect(`/staff/handoffs/${id}`, 303);
  switch (form.get("intent")) {
    case "claim": {
      const outcome = await claimHandoff(services, id, staff);
      if (outcome.status === "done" || outcome.handoff.claimedBy === staff.staffId) return here;
      if ("limit" in outcome) return refuse({ text: t("handoff:error.full", { count: outcome.limit }) }, {}, 409);
      const name = outcome.handoff.claimedByName;
      return refuse({ text: name ? t("handoff:error.taken", { name }) : t("handoff:error.gone") }, {}, 409);
    }
    case "message": {
      const text = readText(form, "text", t);
      if ("error" in text) return refuse({ text: text.error }, { text: text.typed });
      const outcome = await sendStaffMessage(services, {
        handoffId: id,
        staffId: staff.staffId,
        text: text.value,
        clientKey: readKey(form),
      });
      if (outcome.status === "refused") return refuse({ text: explain(t, outcome) }, { text: text.value }, 409);
      return here;
    }
    case "release": {
      await releaseHandoff(services, id, staff);
      return redirect("/staff/handoffs", 303);
    }
    case "solve": {
      await solveHandoff(services, id, staff);
      return redirect("/staff/handoffs", 303);
    }
    case "transfer": {
      const note = readText(form, "note", t);
      if ("error" in note) return refuse({ note: t("handoff:error.note_empty") }, { note: note.typed });
      const deskId = String(form.get("deskId") ?? "");
      if (!services.site.desks.some((desk) => desk.id === deskId && desk.live))
        return refuse({ deskId: t("handoff:error.desk_unknown") }, { note: note.value });
      await transferHandoff(services, id, staff, { deskId, note: note.value });
      return redirect("/staff/handoffs", 303);
    }
    case "request": {
      const contact = readContact(form, t);
      const description = readText(form, "description", t);
      const typed = { ...contact.typed, description: description.typed };
      if ("error" in description || contact.errors) {
        const errors = { ...("error" in description ? { description: description.error } : {}), ...contact.errors };
        return refuse(errors, typed);
      }
      const deskId = services.site.desks.find((desk) => desk.id === form.get("deskId"))?.id;
      await openRequestFromHandoff(services, {
        handoffId: id,
        description: description.value,
        ...(deskId ? { deskId } : {}),
        contact: contact.value,
        openedBy: { kind: "staff", staffId: staff.staffId },
      });
      return here;
    }
    default:
      throw new AppError("bad_request");
  }
}
