/**
 * Asks without leaving the page and shows the answer as it comes. The server draws the finished answer as always: the
 * island fetches the page and takes the answer from it. Whenever something fails, the form is sent the ordinary way.
 */
type Reply = { readonly conversation_id: string; readonly question_id: string };
type ServerEvent = { readonly event: string; readonly data: string };

const STILL_AFTER_MS = 5_000;
const SLOW_AFTER_MS = 10_000;
const WORKING_AFTER_MS = 1_000;

export default function startAssistant(element: HTMLElement): void {
  const form = element.querySelector<HTMLFormElement>("[data-ask]");
  const log = element.querySelector<HTMLElement>("[data-log]");
  const template = element.querySelector<HTMLTemplateElement>("template[data-turn]");
  const box = form?.querySelector<HTMLTextAreaElement>("textarea");
  const stop = form?.querySelector<HTMLButtonElement>("[data-stop]");
  if (!form || !log || !template || !box || !stop) return;
  let isAsking = false;

  form.addEventListener("submit", (event) => {
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
    const say = (name: string) => () => setText(turn, "[data-working-text]", element.dataset[name] ?? "");
    const timers = [
      setTimeout(say("working"), WORKING_AFTER_MS),
      setTimeout(say("still"), STILL_AFTER_MS),
      setTimeout(say("slow"), SLOW_AFTER_MS),
    ];
    return { stop: () => timers.forEach(clearTimeout) };
  }

  async function stream(question: string, turn: HTMLElement, signal: AbortSignal): Promise<Reply> {
    const key = form!.querySelector<HTMLInputElement>("[name=key]")?.value;
    const response = await fetch("/api/v1/questions", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "text/event-stream" },
      body: JSON.stringify({
        question,
        language: element.dataset["language"],
        conversation_id: element.dataset["conversation"] || null,
        submission_key: key,
      }),
      signal,
    });
    if (!response.ok || !response.body) throw new Error("not answered");
    for await (const { event, data } of readEvents(response.body)) {
      if (event === "text") appendText(turn, (JSON.parse(data) as { text: string }).text);
      if (event === "cut") markCut(turn, element.dataset["cut"] ?? "");
      if (event === "answer") return JSON.parse(data) as Reply;
    }
    throw new Error("cut off");
  }

  /** The page as the server draws it has the answer, its sources and a new one-time key. */
  async function showFinished(reply: Reply, turn: HTMLElement): Promise<void> {
    const address = `/assistant/${reply.conversation_id}`;
    if (!element.dataset["conversation"]) return void location.assign(`${address}#q-${reply.question_id}`);
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
    const finished = page.getElementById(`q-${reply.question_id}`);
    const key = page.querySelector<HTMLInputElement>("[data-ask] [name=key]");
    if (!finished || !key) return void location.assign(`${address}#q-${reply.question_id}`);
    turn.replaceWith(document.adoptNode(finished));
    form!.querySelector<HTMLInputElement>("[name=key]")!.value = key.value;
    box!.value = "";
    box!.focus({ preventScroll: true });
    finished.scrollIntoView({ block: "start" });
    history.replaceState(null, "", `${address}#q-${reply.question_id}`);
  }
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

/** Server-sent events of a response body; comments and heartbeats are passed over. */
async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    rest += value;
    const blocks = rest.split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const field = (name: string) =>
        block
          .split("\n")
          .filter((line) => line.startsWith(`${name}: `))
          .map((line) => line.slice(name.length + 2))
          .join("\n");
      if (field("event")) yield { event: field("event"), data: field("data") };
    }
  }
}
