import type { TextMessage, TextTransport } from "./port.ts";

/** Keeps text messages in memory, by id like the real ones; `failNext` makes the next sends fail. */
export class FakeTexts implements TextTransport {
  readonly sent = new Map<string, TextMessage>();
  #failures = 0;

  failNext(times = 1): void {
    this.#failures = times;
  }

  async send(message: TextMessage): Promise<void> {
    if (this.#failures > 0) {
      this.#failures -= 1;
      throw new Error("The gateway does not answer.");
    }
    this.sent.set(message.id, message);
  }
}
