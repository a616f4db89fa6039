import type { Config } from "#app/config/env.server.ts";
import { greetSmtp } from "#app/ports/mail/greet-smtp.server.ts";
import { fault, type Finding, note, ok } from "./finding.ts";

export async function checkMail({ smtpUrl }: Pick<Config, "smtpUrl">): Promise<Finding[]> {
  if (!smtpUrl) return [note("No mail server (SMTP_URL): mails are files under DATA_DIR/mail, and nobody gets them.")];
  const { hostname, port, protocol } = new URL(smtpUrl);
  const place = `${hostname}:${port || (protocol === "smtps:" ? 465 : 25)}`;
  const { refusal } = await greetSmtp(smtpUrl);
  if (refusal === undefined) return [ok(`The mail server ${place} greets.`)];
  return [
    fault(
      `The mail server ${place} does not take mails (${refusal.split("\n")[0]}).`,
      `check SMTP_URL; try: openssl s_client -connect ${place}${protocol === "smtps:" ? "" : " -starttls smtp"}`,
    ),
  ];
}
