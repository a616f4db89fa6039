import { data, redirect } from "@remix-run/node";
import type { TFunction } from "i18next";
import type { OfferErrors } from "#app/components/handoff/offer-form.tsx";
import { KEEP_TYPED } from "#app/components/layout/switches.tsx";
import type { Conversation } from "#app/domain/assistant/types.ts";
import { changeMode, type WantedMode } from "#app/domain/handoff/change-mode.server.ts";
import { leaveHandoff } from "#app/domain/handoff/answer-offer.server.ts";
import { joinQueue } from "#app/domain/handoff/join-queue.server.ts";
import { offerHandoff } from "#app/domain/handoff/offer-handoff.server.ts";
import { openRequestFromHandoff } from "#app/domain/handoff/open-request-from-handoff.server.ts";
import { sendResidentMessage } from "#app/domain/handoff/send-message.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { readForm } from "./forms.server.ts";
import { readCallBack, readContact, readKey, readOwnContact, readText, readWanted } from "./handoff-forms.server.ts";
import type { LoadContext } from "./load-context.ts";
import { limitRate } from "./rate-limit.server.ts";

function refuse(errors: OfferErrors, typed: Record<string, string>, status = 400) {
  return data({ errors, typed }, { status });
}

/** Everything half typed, for the same page in another language or version; nothing is checked or stored. */
function showAgain(form: FormData, t: TFunction) {
  const typed: Record<string, string> = { ...readContact(form, t).typed };
  const wantedTime = readWanted(form);
  if (wantedTime) typed["wanted"] = wantedTime;
  if (form.has("no_contact")) typed["no_contact"] = "offered";
  if (form.has("summary")) typed["summary"] = readText(form, "summary", t).typed;
  if (form.has("text")) typed["message"] = readText(form, "text", t).typed;
  return refuse({}, typed, 200);
}

/** Who joins the queue is there to be asked. */
const NO_CONTACT: ReturnType<typeof readOwnContact> = { value: {}, typed: {}, errors: undefined };

/**
 * Joining the queue, leaving a question, writing to the person, leaving: everything a resident posts about a person.
 * `conversation` may be made only once the form is found good; `setCookie` then makes the browser its holder.
 */
export async function actOnOffer(
  request: Request,
  context: LoadContext,
  conversation: Conversation | ((key: string) => Promise<Conversation>),
  setCookie?: string,
) {
  const { services, language, mode } = context;
  const t = getTranslator(language);
  const form = await readForm(request);
  if (form.has(KEEP_TYPED)) return showAgain(form, t);
  const intent = form.get("intent");
  const goTo = (path: string) => redirect(path, { status: 303, headers: setCookie ? { "Set-Cookie": setCookie } : {} });
  const begin = async () => {
    const { id, visitorId } =
      typeof conversation === "function" ? await conversation(String(form.get("key") ?? "")) : conversation;
    return offerHandoff(services, { conversationId: id, visitorId, language, isSimplified: mode === "simple" });
  };

  if (intent === "message") {
    const text = readText(form, "text", t);
    if ("error" in text) return refuse({ message: text.error }, { message: text.typed });
    await limitRate(context, "ask", context.clientAddress);
    const handoff = await begin();
    const message = { handoffId: handoff.id, text: text.value, clientKey: readKey(form) };
    const outcome = await sendResidentMessage(services, message);
    if (outcome.status === "refused")
      return refuse({ summary: t("handoff:error.ended") }, { summary: text.typed }, 409);
    return goTo(`/assistant/${handoff.conversationId}#person`);
  }
  if (intent === "leave") {
    const handoff = await begin();
    await leaveHandoff(services, { handoffId: handoff.id });
    return goTo(`/assistant/${handoff.conversationId}`);
  }
  if (intent === "call_back" || intent === "visit" || intent === "chat") {
    const wish = readCallBack(form, t);
    if (intent === "call_back" && !wish.value) return refuse(wish.errors, wish.typed);
    await limitRate(context, "submit", context.clientAddress);
    const handoff = await begin();
    const wanted: WantedMode =
      intent === "call_back" && wish.value
        ? { mode: "call_back", callBack: wish.value }
        : { mode: intent === "visit" ? "visit" : "chat" };
    const outcome = await changeMode(services, handoff.id, wanted);
    if (outcome.status === "refused") return refuse({ message: t("handoff:error.mode_late") }, {}, 409);
    return goTo(`/assistant/${handoff.conversationId}#person`);
  }
  if (intent !== "accept" && intent !== "request") throw new AppError("bad_request");

  const summary = readText(form, "summary", t, "handoff:error.summary_empty");
  const contact = intent === "request" ? readOwnContact(form, t) : NO_CONTACT;
  const wanted = intent === "request" ? readWanted(form) : undefined;
  const phoneless =
    wanted && contact.value && !contact.value.phone ? { phone: t("handoff:error.call_back_phone") } : undefined;
  if ("error" in summary || contact.errors || phoneless) {
    const errors = { ...("error" in summary ? { summary: summary.error } : {}), ...contact.errors, ...phoneless };
    const hidden: Record<string, string> = summary.typed === String(form.get("summary") ?? "") ? {} : { hidden: "yes" };
    return refuse(errors, { ...contact.typed, ...(wanted ? { wanted } : {}), ...hidden, summary: summary.typed });
  }
  await limitRate(context, "submit", context.clientAddress);
  const handoff = await begin();
  if (intent === "accept") {
    const joined = await joinQueue(services, { handoffId: handoff.id, summary: summary.value });
    // The page says anew what is true now; nothing typed is lost.
    if (joined.status === "unavailable")
      return refuse({ summary: t("handoff:error.nobody_free") }, { summary: summary.typed }, 409);
    return goTo(`/assistant/${handoff.conversationId}#person`);
  }
  await openRequestFromHandoff(services, {
    handoffId: handoff.id,
    description: summary.value,
    contact: contact.value ?? {},
    wanted,
    openedBy: { kind: "resident" },
  });
  return goTo(`/assistant/${handoff.conversationId}/sent`);
}
