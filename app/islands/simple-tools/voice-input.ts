/** The part of the Web Speech API that is used; browsers have it under two names, TypeScript under none. */
type Recognition = {
  lang: string;
  interimResults: boolean;
  onresult: ((event: { readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }>> }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  stop(): void;
};
type Recogniser = new () => Recognition;

/** Shows the button where the browser can listen; what it hears stands in the field that the button controls. */
export function startVoiceInput(button: HTMLButtonElement, language: string): void {
  const names = window as { SpeechRecognition?: Recogniser; webkitSpeechRecognition?: Recogniser };
  const Listener = names.SpeechRecognition ?? names.webkitSpeechRecognition;
  const field = document.getElementById(button.getAttribute("aria-controls") ?? "");
  if (!Listener || !(field instanceof HTMLTextAreaElement)) return;
  let listening: Recognition | undefined;
  button.hidden = false;
  button.addEventListener("click", () => {
    if (listening) return listening.stop();
    const before = field.value.trim();
    listening = new Listener();
    listening.lang = language;
    listening.interimResults = true;
    listening.onresult = ({ results }) => {
      const heard = Array.from(results, (result) => result[0]?.transcript ?? "").join("");
      const words = [before, heard].filter(Boolean).join(" ");
      // A field without a limit says -1.
      field.value = field.maxLength < 0 ? words : words.slice(0, field.maxLength);
    };
    listening.onend = () => {
      listening = undefined;
      button.setAttribute("aria-pressed", "false");
      field.focus();
    };
    button.setAttribute("aria-pressed", "true");
    listening.start();
  });
}
