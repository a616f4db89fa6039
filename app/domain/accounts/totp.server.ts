import { generateSecret, generateURI, verify } from "otplib";

/** RFC 6238 as every authenticator app reads it: SHA-1, six digits, steps of thirty seconds. */
const STEP_SECONDS = 30;

/** 160 random bits, in Base32. */
export const makeTotpSecret = (): string => generateSecret();

/** What the QR code holds. */
export function totpAddress(secret: string, account: { readonly email: string; readonly portal: string }): string {
  return generateURI({ issuer: account.portal, label: account.email, secret });
}

/**
 * The step of time that a code belongs to: this one, the one before or the next, for clocks that are not quite right.
 * `undefined` when it is of none of them, or of none after `lastStep`: no code is taken twice.
 */
export async function findTotpStep(
  secret: string,
  code: string,
  { now, lastStep }: { readonly now: Date; readonly lastStep: number | undefined },
): Promise<number | undefined> {
  if (!/^\d{6}$/.test(code)) return undefined;
  const epoch = Math.floor(now.getTime() / 1_000);
  // The library refuses to start from a step that is yet to come: then every code it would take is used.
  if (lastStep !== undefined && lastStep > Math.floor(epoch / STEP_SECONDS)) return undefined;
  const outcome = await verify({
    secret,
    token: code,
    epoch,
    epochTolerance: STEP_SECONDS,
    ...(lastStep !== undefined && { afterTimeStep: lastStep }),
  });
  return outcome.valid && "timeStep" in outcome ? outcome.timeStep : undefined;
}
