import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { assertOneLine, messageIdOf } from "./headers.ts";
import type { MailMessage, MailTransport } from "./port.ts";

const toText = (message: MailMessage): string =>
  [
    `Message-ID: ${messageIdOf(message.id)}`,
    `To: ${message.to}`,
    `Subject: ${message.subject}`,
    `Content-Language: ${message.language}`,
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
    "",
    message.text,
    "",
  ].join("\n");

/** Where no mail server is set: one readable file a mail, `<id>.eml`. A second delivery writes the same file again. */
export function createFileTransport(directory: string): MailTransport {
  return {
    async send(message) {
      assertOneLine(message.id, message.to, message.subject, message.language);
      await mkdir(directory, { recursive: true });
      const path = join(directory, `${message.id}.eml`);
      await writeFile(`${path}.part`, toText(message));
      await rename(`${path}.part`, path);
    },
    close: async () => undefined,
  };
}
