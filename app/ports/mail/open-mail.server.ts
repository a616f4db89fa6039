import { createFileTransport } from "./file-transport.server.ts";
import type { MailTransport } from "./port.ts";
import { createSmtpTransport } from "./smtp-transport.server.ts";

type MailOptions = {
  /** May name the sender: `smtp://host:25?from=portal@district.example`. */
  readonly smtpUrl: string | undefined;
  /** For mails when there is no server. */
  readonly directory: string;
  /** Its host names the sender when the server's address does not. */
  readonly publicUrl: string;
};

/** The transport that the configuration asks for: the mail server, else files. */
export function openMail({ smtpUrl, directory, publicUrl }: MailOptions): MailTransport {
  if (!smtpUrl) return createFileTransport(directory);
  const server = new URL(smtpUrl);
  const from = server.searchParams.get("from") ?? `no-reply@${new URL(publicUrl).hostname}`;
  server.searchParams.delete("from");
  return createSmtpTransport({ smtpUrl: server.href, from });
}
