/** Where one browser is reached: an address of its push service that nobody can guess, and the keys only that browser reads with. */
export type PushTarget = { readonly endpoint: string; readonly p256dh: string; readonly auth: string };

export type PushMessage = {
  /** Id of the outbox row. */
  readonly id: string;
  readonly target: PushTarget;
  /** At most 32 letters of base64url; of two messages that wait under one topic the push service keeps the newer. */
  readonly topic: string;
  readonly text: string;
};

/** `gone`: the browser does not want messages at this address any more, or it never was one. */
export type PushOutcome = "taken" | "gone";

/** Hands one message to the browser's push service or throws; the outbox job retries. */
export interface PushTransport {
  send(message: PushMessage): Promise<PushOutcome>;
}
