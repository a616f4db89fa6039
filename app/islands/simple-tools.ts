import { collectSentences, type Sentence } from "./simple-tools/sentences.ts";
import { startVoiceInput } from "./simple-tools/voice-input.ts";

const HIGHLIGHT = "reading";
/** A little slower than browsers speak. */
const RATE = 0.9;

/** Reads the page out sentence by sentence and marks the one it is at; prints it; takes questions by voice. */
export default function startSimpleTools(element: HTMLElement): void {
  const language = element.dataset["language"] ?? "en";
  startReader(element, language);
  const print = element.querySelector<HTMLButtonElement>("[data-print]");
  if (print) {
    print.hidden = false;
    print.addEventListener("click", () => window.print());
  }
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-voice]")) startVoiceInput(button, language);
}

function startReader(element: HTMLElement, language: string): void {
  const button = element.querySelector<HTMLButtonElement>("[data-read]");
  const main = document.querySelector("main");
  if (!button || !main || !("speechSynthesis" in window)) return;
  const speech = window.speechSynthesis;
  let reading = 0;

  const show = (isReading: boolean): void => {
    button.querySelector<HTMLElement>("[data-read-start]")!.hidden = isReading;
    button.querySelector<HTMLElement>("[data-read-stop]")!.hidden = !isReading;
  };
  const stop = (): void => {
    reading = 0;
    speech.cancel();
    unmark();
    show(false);
  };
  const speak = (sentences: readonly Sentence[], index: number, turn: number): void => {
    const sentence = sentences[index];
    if (turn !== reading) return;
    if (!sentence) return stop();
    const utterance = new SpeechSynthesisUtterance(sentence.text);
    utterance.lang = sentence.language;
    utterance.rate = RATE;
    utterance.onstart = () => mark(sentence);
    utterance.onend = () => speak(sentences, index + 1, turn);
    // A browser without a voice for this language says so here; the next sentence may be in another one.
    utterance.onerror = () => speak(sentences, index + 1, turn);
    speech.speak(utterance);
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    if (reading) return stop();
    reading = Date.now();
    show(true);
    speak(collectSentences(main, element, language), 0, reading);
  });
  addEventListener("pagehide", stop);
}

function mark({ ranges }: Sentence): void {
  ranges[0]?.startContainer.parentElement?.scrollIntoView({ block: "nearest" });
  if ("highlights" in CSS) CSS.highlights.set(HIGHLIGHT, new Highlight(...ranges));
}

function unmark(): void {
  if ("highlights" in CSS) CSS.highlights.delete(HIGHLIGHT);
}
