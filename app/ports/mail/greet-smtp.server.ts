import { createTransport } from "nodemailer";

const TIMEOUT_MS = 5_000;

/** Whether the server greets and takes user and password; no mail is sent. Gives the server's words when not. */
export async function greetSmtp(smtpUrl: string): Promise<{ readonly refusal: string | undefined }> {
  const server = new URL(smtpUrl);
  server.searchParams.delete("from");
  const transport = createTransport({
    url: server.href,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  try {
    await transport.verify();
    return { refusal: undefined };
  } catch (error) {
    return { refusal: (error as Error).message };
  } finally {
    transport.close();
  }
}
