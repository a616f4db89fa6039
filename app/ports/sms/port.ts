export type TextMessage = {
  /** Id of the outbox row; goes along, so that a gateway recognises a second delivery. */
  readonly id: string;
  /** With its country: `+8613800138000`. */
  readonly to: string;
  readonly text: string;
};

/** Sends one text message or throws; the outbox job retries. */
export interface TextTransport {
  send(message: TextMessage): Promise<void>;
}
