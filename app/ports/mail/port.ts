export type MailMessage = {
  /** Id of the outbox row; becomes the Message-ID, so that a second delivery is recognisable. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly language: string;
};

/** Sends one mail or throws; the outbox job retries. */
export interface MailTransport {
  send(message: MailMessage): Promise<void>;
  close(): Promise<void>;
}
