/**
 * Live messages in a conversation with a person, for residents and staff: appends what the stream brings, sends without
 * leaving the page, and falls back to the plain form when anything fails. Missed entries come after a reconnect, since
 * the browser sends the last id it saw.
 */
import type { HandoffEntry } from "#app/domain/handoff/describe-event.ts";

function entryElement(entry: HandoffEntry): HTMLLIElement {
  const item = document.createElement("li");
  item.className = `handoff-entry handoff-${entry.side}`;
  item.dataset["entry"] = String(entry.id);
  const meta = document.createElement("p");
  meta.className = "handoff-meta";
  if (entry.author) meta.append(Object.assign(document.createElement("strong"), { textContent: entry.author }), " ");
  meta.append(Object.assign(document.createElement("time"), { dateTime: entry.at, textContent: entry.atText }));
  const text = Object.assign(document.createElement("p"), { className: "handoff-text", textContent: entry.text });
  item.append(meta, text);
  for (const remark of [entry.hidden, entry.note])
    if (remark)
      item.append(Object.assign(document.createElement("p"), { className: "handoff-note", textContent: remark }));
  return item;
}

function append(list: HTMLElement, entry: HandoffEntry): void {
  if (list.querySelector(`[data-entry="${entry.id}"]`)) return;
  list.append(entryElement(entry));
  list.lastElementChild?.scrollIntoView({ block: "nearest" });
}

/** Sends the form in the background; a refusal or a lost connection posts it the plain way, so nothing typed is lost. */
function sendInPlace(form: HTMLFormElement): void {
  form.addEventListener("submit", (event) => {
    // The switches of language and version send the form too, and no message.
    if ((event.submitter as HTMLButtonElement | null)?.name) return;
    const field = form.querySelector("textarea");
    const key = form.querySelector<HTMLInputElement>('input[name="key"]');
    if (!field || !key) return;
    event.preventDefault();
    // A stored message answers with a redirect; anything else is shown by posting the plain way.
    void fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form) as never),
      redirect: "manual",
    })
      .then((response) => {
        if (response.type !== "opaqueredirect") throw new Error(String(response.status));
        field.value = "";
        key.value = crypto.randomUUID();
        field.focus();
      })
      .catch(() => form.submit());
  });
}

export default function start(element: HTMLElement): void {
  const list = element.querySelector<HTMLElement>("[data-entries]");
  const status = element.querySelector<HTMLElement>("[data-status]");
  const url = element.dataset["stream"];
  if (!list || !url) return;
  const last = list.lastElementChild instanceof HTMLElement ? (list.lastElementChild.dataset["entry"] ?? "0") : "0";
  const stream = new EventSource(`${url}?after=${last}`);
  stream.addEventListener("entry", (event) =>
    append(list, JSON.parse((event as MessageEvent<string>).data) as HandoffEntry),
  );
  stream.addEventListener("status", (event) => {
    document.dispatchEvent(new Event("ow-stream"));
    const text = (JSON.parse((event as MessageEvent<string>).data) as { text: string }).text;
    if (status && status.textContent !== text) status.textContent = text;
  });
  // Who may do what has changed: the server draws the page anew, unless somebody is typing.
  stream.addEventListener("changed", () => {
    const typing = element.querySelector<HTMLTextAreaElement>("textarea")?.value.trim();
    if (!typing) location.reload();
  });
  element.querySelector("[data-reload]")?.remove();
  const form = element.querySelector<HTMLFormElement>("[data-message-form]");
  if (form) sendInPlace(form);
}
