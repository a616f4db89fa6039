import { createTransport } from "nodemailer";
import { assertOneLine, messageIdOf } from "./headers.ts";
import type { MailTransport } from "./port.ts";

const CONNECT_TIMEOUT_MS = 10_000;
/** Shorter than the job's own timeout, so that the reason is the server's. */
const SILENCE_TIMEOUT_MS = 30_000;

/** Servers repeat in a refusal whom the mail was for; nobody of these stands in log and outbox. */
function withoutAddresses(error: unknown): Error {
  const said = error instanceof Error ? error.message : String(error);
  return new Error(said.replaceAll(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, "<address>"));
}

/** Sends through the server of `smtpUrl` (`smtp://` or `smtps://`, with user and password if it wants them). */
export function createSmtpTransport(options: { smtpUrl: string; from: string }): MailTransport {
  const transport = createTransport({
    url: options.smtpUrl,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: SILENCE_TIMEOUT_MS,
    // A text is a text: nothing in it makes the portal read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(message) {
      assertOneLine(message.id, message.to, message.subject, message.language);
      const sending = transport.sendMail({
        messageId: messageIdOf(message.id),
        from: options.from,
        // As an object it is one address, never a list of several.
        to: { name: "", address: message.to },
        subject: message.subject,
        text: message.text,
        headers: { "Content-Language": message.language, "Auto-Submitted": "auto-generated" },
      });
      await sending.catch((error: unknown) => {
        throw withoutAddresses(error);
      });
    },
    close: async () => transport.close(),
  };
}
