import { withTemplate } from "#app/domain/requests/with-template.ts";

/** Puts the chosen text behind what was typed, without a way to the server; what does not go is left to the server, which says why. */
export default function startReplyTemplate(element: HTMLElement): void {
  const select = element.querySelector("select");
  const words = element.closest("form")?.elements.namedItem("words");
  if (!select || !(words instanceof HTMLTextAreaElement)) return;
  const texts = JSON.parse(element.dataset["texts"] ?? "{}") as Readonly<Record<string, string>>;
  element.querySelector("button")?.addEventListener("click", (event) => {
    const text = texts[select.value];
    const both = text === undefined ? undefined : withTemplate(words.value, text);
    if (both === undefined) return;
    event.preventDefault();
    insert(words, both);
    // Chosen again, it would be there twice.
    select.value = "";
  });
}

/** What is typed stays and is what the browser can go back to; the cursor stands behind the text. */
function insert(words: HTMLTextAreaElement, both: string): void {
  const kept = words.value.trimEnd();
  words.focus();
  words.setSelectionRange(kept.length, words.value.length);
  // Only this can be undone with the keyboard; where a browser has it no more, it is written in.
  if (!document.execCommand("insertText", false, both.slice(kept.length)) || words.value !== both) words.value = both;
  words.setSelectionRange(both.length, both.length);
  words.dispatchEvent(new Event("input", { bubbles: true }));
}
