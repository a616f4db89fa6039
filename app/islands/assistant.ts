import startAnswerTools from "./answer-tools.ts";
import { readEvents } from "./assistant/read-events.ts";

/**
 * Asks without leaving the page and shows the answer as it comes. The server draws the finished answer as always: the
 * island fetches the page and takes the answer from it. Whenever something fails, the form is sent the ordinary way.
 */
type Reply = { readonly conversation_id: string; readonly question_id: string };

const WORKING_AFTER_MS = 1_000;
const STILL_AFTER_MS = 5_000;
/** Then a person is offered as well. */
const SLOW_AFTER_MS = 10_000;

export default function startAssistant(element: HTMLElement): void {
  const form = element.querySelector<HTMLFormElement>("[data-ask]");
  const log = element.querySelector<HTMLElement>("[data-log]");
  const template = element.querySelector<HTMLTemplateElement>("template[data-turn]");
  const heard = element.querySelector<HTMLElement>("[data-waiting]");
  const box = form?.querySelector<HTMLTextAreaElement>("textarea");
  const stop = form?.querySelector<HTMLButtonElement>("[data-stop]");
  if (!form || !log || !template || !heard || !box || !stop) return;
  const hidden = (name: string) => form.querySelector<HTMLInputElement>(`[name=${name}]`);
  let isAsking = false;

  form.addEventListener("submit", (event) => {
    // The switches of language and version send the form too, and ask nothing.
    if ((event.submitter as HTMLButtonElement | null)?.name) return;
    const question = box.value.trim();
    // What the server would refuse, it refuses in its own words.
    if (question === "" || isAsking) {
      if (isAsking) event.preventDefault();
      return;
    }
    event.preventDefault();
    isAsking = true;
    void ask(question).finally(() => {
      isAsking = false;
    });
  });

  async function ask(question: string): Promise<void> {
    const leave = new AbortController();
    const turn = addTurn(question);
    const clock = startWaiting(turn);
    const onStop = () => leave.abort();
    stop!.hidden = false;
    stop!.addEventListener("click", onStop, { once: true });
    log!.setAttribute("aria-busy", "true");
    try {
      const reply = await stream(question, turn, leave.signal);
      await showFinished(reply, turn);
    } catch {
      if (leave.signal.aborted && element.dataset["conversation"])
        location.assign(`/assistant/${element.dataset["conversation"]}`);
      else form!.submit();
    } finally {
      clock.stop();
      stop!.hidden = true;
      stop!.removeEventListener("click", onStop);
      log!.removeAttribute("aria-busy");
    }
  }

  function addTurn(question: string): HTMLElement {
    const turn = (template!.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
    setText(turn, "[data-question-text]", question);
    // Nothing is announced before the answer is whole.
    log!.setAttribute("aria-busy", "true");
    log!.append(turn);
    turn.scrollIntoView({ block: "nearest" });
    return turn;
  }

  function startWaiting(turn: HTMLElement): { stop(): void } {
    const say = (name: string) => {
      const words = element.dataset[name] ?? "";
      // Once part of the answer stands there, it says itself that something happens.
      if (!turn.querySelector("[data-answer-text]")?.textContent) setText(turn, "[data-working-text]", words);
      heard!.textContent = words;
    };
    const offerPerson = () => {
      say("slow");
      const person = turn.querySelector<HTMLElement>("[data-person]");
      if (person) person.hidden = false;
    };
    const timers = [
      setTimeout(say, WORKING_AFTER_MS, "working"),
      setTimeout(say, STILL_AFTER_MS, "still"),
      setTimeout(offerPerson, SLOW_AFTER_MS),
    ];
    return {
      stop() {
        timers.forEach(clearTimeout);
        heard!.textContent = "";
      },
    };
  }

  async function stream(question: string, turn: HTMLElement, signal: AbortSignal): Promise<Reply> {
    const response = await fetch("/api/v1/questions", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "text/event-stream" },
      body: JSON.stringify({
        question,
        language: element.dataset["language"],
        conversation_id: element.dataset["conversation"] || null,
        submission_key: hidden("key")?.value,
        replaces: hidden("replaces")?.value,
      }),
      signal,
    });
    if (!response.ok || !response.body) throw new Error("not answered");
    for await (const { event, data } of readEvents(response.body)) {
      if (event === "stored")
        offerItsPerson(turn, (JSON.parse(data) as Pick<Reply, "conversation_id">).conversation_id);
      if (event === "text") appendText(turn, (JSON.parse(data) as { text: string }).text);
      if (event === "cut") markCut(turn, element.dataset["cut"] ?? "");
      if (event === "answer") return JSON.parse(data) as Reply;
    }
    throw new Error("cut off");
  }

  /** The page as the server draws it has the answer, its sources and a new one-time key. */
  async function showFinished(reply: Reply, turn: HTMLElement): Promise<void> {
    const address = `/assistant/${reply.conversation_id}`;
    const place = `${address}#q-${reply.question_id}`;
    // A page of its own, or one where what was asked before must be folded.
    if (!element.dataset["conversation"] || hidden("replaces")) return leaveFor(place);
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
    const finished = page.getElementById(`q-${reply.question_id}`);
    const key = page.querySelector<HTMLInputElement>("[data-ask] [name=key]");
    if (!finished || !key) return leaveFor(place);
    // Only the last question can be written anew.
    for (const link of log!.querySelectorAll("[data-edit]")) link.remove();
    turn.replaceWith(document.adoptNode(finished));
    for (const tools of finished.querySelectorAll<HTMLElement>("[data-island=answer-tools]")) startAnswerTools(tools);
    hidden("key")!.value = key.value;
    box!.value = "";
    box!.focus({ preventScroll: true });
    finished.scrollIntoView({ block: "start" });
    history.replaceState(null, "", place);
  }
}

function leaveFor(place: string): void {
  const { pathname, search } = location;
  location.assign(place);
  // The same page with another fragment would only scroll.
  if (place.startsWith(`${pathname}#`) && search === "") location.reload();
}

/** Whoever is offered a person need not ask again: the question stands in its conversation. */
function offerItsPerson(turn: HTMLElement, conversationId: string): void {
  turn.querySelector("[data-person]")?.setAttribute("href", `/assistant/${conversationId}/person`);
}

function setText(turn: HTMLElement, selector: string, text: string): void {
  const place = turn.querySelector(selector);
  if (place) place.textContent = text;
}

function appendText(turn: HTMLElement, text: string): void {
  const place = turn.querySelector("[data-answer-text]");
  if (!place) return;
  setText(turn, "[data-working-text]", "");
  place.textContent = [place.textContent, text].filter(Boolean).join("\n");
}

/** What stands there is no answer; the whole one takes its place. */
function markCut(turn: HTMLElement, notice: string): void {
  turn.querySelector("[data-answer-text]")?.classList.add("turn-cut");
  setText(turn, "[data-working-text]", notice);
}
