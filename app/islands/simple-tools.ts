import { startPrintButton } from "./simple-tools/print-button.ts";
import { startReader } from "./simple-tools/reader.ts";
import { startVoiceInput } from "./simple-tools/voice-input.ts";

/** Has the page read out; prints it; takes questions by voice. */
export default function startSimpleTools(element: HTMLElement): void {
  const language = element.dataset["language"] ?? "en";
  const read = element.querySelector<HTMLButtonElement>("[data-read]");
  const main = document.querySelector("main");
  if (read && main) startReader(read, { root: main, without: element, language });
  startPrintButton(element.querySelector("[data-print]"));
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-voice]")) startVoiceInput(button, language);
}
