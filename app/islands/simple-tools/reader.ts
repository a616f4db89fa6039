import { collectSentences, type Sentence } from "./sentences.ts";

const HIGHLIGHT = "reading";
/** A little slower than browsers speak. */
const RATE = 0.9;

type Passage = { readonly root: Element; readonly without?: Element; readonly language: string };

/** There is one voice: whoever begins to read ends what is read elsewhere. */
let stopOther: (() => void) | undefined;

/** Makes a button that reads a part of the page out, sentence by sentence, and marks the one it is at. */
export function startReader(button: HTMLButtonElement, { root, without, language }: Passage): void {
  if (!("speechSynthesis" in window)) return;
  const speech = window.speechSynthesis;
  let reading = 0;

  const show = (isReading: boolean): void => {
    button.querySelector<HTMLElement>("[data-read-start]")!.hidden = isReading;
    button.querySelector<HTMLElement>("[data-read-stop]")!.hidden = !isReading;
  };
  const stop = (): void => {
    if (!reading) return;
    reading = 0;
    stopOther = undefined;
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
    stopOther?.();
    stopOther = stop;
    reading = Date.now();
    show(true);
    speak(collectSentences(root, without ?? button, language), 0, reading);
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
