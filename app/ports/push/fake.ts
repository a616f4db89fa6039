import type { PushMessage, PushOutcome, PushTransport } from "./port.ts";

/** Keeps messages in memory, by id; `failNext` makes the next sends fail, `leave` ends an address. */
export class FakePushes implements PushTransport {
  readonly sent = new Map<string, PushMessage>();
  readonly #left = new Set<string>();
  #failures = 0;

  failNext(times = 1): void {
    this.#failures = times;
  }

  leave(endpoint: string): void {
    this.#left.add(endpoint);
  }

  async send(message: PushMessage): Promise<PushOutcome> {
    if (this.#failures > 0) {
      this.#failures -= 1;
      throw new Error("The push service does not answer.");
    }
    if (this.#left.has(message.target.endpoint)) return "gone";
    this.sent.set(message.id, message);
    return "taken";
  }
}
