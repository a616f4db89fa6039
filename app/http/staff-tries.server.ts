import { createHash } from "node:crypto";
import { normaliseEmail } from "#app/domain/accounts/create-staff-member.server.ts";
import type { LoadContext } from "./load-context.ts";
import { forgiveRate, limitRate } from "./rate-limit.server.ts";

/** Counts a try of a password, by address and by account. */
export async function countPasswordTry(context: LoadContext, email: string): Promise<void> {
  await limitRate(context, "sign_in", context.clientAddress);
  // Hashed, so that no mail address stands in the table of counters.
  await limitRate(context, "sign_in", createHash("sha256").update(normaliseEmail(email)).digest("hex"));
}

/** Takes the address's try back: many people may share one. The account's stays. */
export const forgivePasswordTry = (context: LoadContext): Promise<void> =>
  forgiveRate(context, "sign_in", context.clientAddress);

/** Counts a try of a code, by address, by account, and by account for the day. */
export async function countCodeTry(context: LoadContext, staffId: string): Promise<void> {
  await limitRate(context, "second_factor", context.clientAddress);
  await limitRate(context, "second_factor", staffId);
  await limitRate(context, "second_factor_day", staffId);
}

/** Takes all of it back: only wrong codes count. */
export async function forgiveCodeTry(context: LoadContext, staffId: string): Promise<void> {
  await forgiveRate(context, "second_factor", context.clientAddress);
  await forgiveRate(context, "second_factor", staffId);
  await forgiveRate(context, "second_factor_day", staffId);
}
