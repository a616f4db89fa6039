import { assertOneLine } from "./headers.ts";
import type { MailMessage, MailTransport } from "./port.ts";

/** Keeps mails in memory, by id like the real ones; `failNext` makes the next sends fail. */
export class FakeMail implements MailTransport {
  readonly sent = new Map<string, MailMessage>();
  #failures = 0;

  failNext(times = 1): void {
    this.#failures = times;
  }

  async send(message: MailMessage): Promise<void> {
    assertOneLine(message.to, message.subject);
    if (this.#failures > 0) {
      this.#failures -= 1;
      throw new Error("The mail server does not answer.");
    }
    this.sent.set(message.id, message);
  }

  async close(): Promise<void> {}
}
