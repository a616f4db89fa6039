import type { GuardedFetch } from "#app/ports/fetch/guarded-fetch.server.ts";
import type { TextTransport } from "./port.ts";

export type TextGateway = {
  readonly url: string;
  readonly apiKey: string;
  /** Whom the message is from: a name or number that the gateway has allowed. */
  readonly sender: string;
};

/**
 * A gateway that takes `POST` with JSON `{id, from, to, text}` and a bearer key. Any 2xx is taken as sent; the same id twice is
 * one message (`Idempotency-Key`). What it answers is never kept: it might name the number.
 */
export function createHttpGateway({ url, apiKey, sender }: TextGateway, fetch: GuardedFetch): TextTransport {
  return {
    async send({ id, to, text }) {
      const { status } = await fetch(url, {
        method: "POST",
        headers: {
          Authorization: `Bearer ${apiKey}`,
          "Content-Type": "application/json",
          "Idempotency-Key": id,
        },
        body: JSON.stringify({ id, from: sender, to, text }),
      });
      if (status < 200 || status >= 300) throw new Error(`The text message gateway answered with status ${status}.`);
    },
  };
}
