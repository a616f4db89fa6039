import { startReader } from "./simple-tools/reader.ts";

/** What can be done with one answer: copy it, have it read out, judge it without leaving, open a source at its passage. */
export default function startAnswerTools(element: HTMLElement): void {
  startCopying(element);
  const read = element.querySelector<HTMLButtonElement>("[data-read-answer]");
  const text = element.querySelector<HTMLElement>(".answer-text");
  if (read && text) startReader(read, { root: text, language: document.documentElement.lang });
  pointAtPassages(element);
  // On the form's own ancestor, which outlives each new version of the form.
  element.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.closest("[data-feedback]")) void judge(event as SubmitEvent, form, element);
  });
}

/** Browsers let pages write to the clipboard on safe addresses only. */
function startCopying(element: HTMLElement): void {
  const button = element.querySelector<HTMLButtonElement>("[data-copy]");
  const said = element.querySelector<HTMLElement>("[data-copied]");
  const { clipboard } = navigator as { clipboard?: Clipboard };
  if (!button || !clipboard) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    void clipboard.writeText(button.dataset["copy"] ?? "").then(() => {
      if (said) said.textContent = said.dataset["copied"] ?? "";
    });
  });
}

/** The anchor leads to the section everywhere; where the browser knows how, it also finds the words and marks them. */
function pointAtPassages(element: HTMLElement): void {
  if (!("fragmentDirective" in document)) return;
  for (const link of element.querySelectorAll<HTMLAnchorElement>("a[data-passage]")) {
    const { passage } = link.dataset;
    if (passage) link.href += `${link.hash ? "" : "#"}:~:text=${passage}`;
  }
}

/** Sends the form and puts its next version in its place, so that a question half typed below is not lost. */
async function judge(event: SubmitEvent, form: HTMLFormElement, element: HTMLElement): Promise<void> {
  event.preventDefault();
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form, event.submitter)) if (typeof value === "string") body.set(name, value);
  try {
    const response = await fetch(form.action, { method: "POST", body });
    if (!response.ok) throw new Error("not stored");
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const turn = element.closest(".turn")?.id ?? "";
    const next = page.getElementById(turn)?.querySelector<HTMLElement>("[data-feedback]");
    const old = element.querySelector("[data-feedback]");
    if (!next || !old) throw new Error("not shown");
    old.replaceWith(document.adoptNode(next));
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
  } catch {
    // The plain way, with the button that was pressed.
    const pressed = event.submitter as HTMLButtonElement | null;
    const hidden = document.createElement("input");
    Object.assign(hidden, { type: "hidden", name: pressed?.name ?? "", value: pressed?.value ?? "" });
    form.append(hidden);
    form.submit();
  }
}
