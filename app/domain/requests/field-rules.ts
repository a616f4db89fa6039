/** Whether the number is a resident identity card number with the right check digit (GB 11643). */
export function isIdentityNumber(value: string): boolean {
  if (!/^\d{17}[\dX]$/.test(value)) return false;
  const month = Number(value.slice(10, 12));
  const day = Number(value.slice(12, 14));
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  // Weights are 2^(17-i) modulo 11.
  const sum = [...value.slice(0, 17)].reduce(
    (total, digit, index) => total + Number(digit) * (2 ** (17 - index) % 11),
    0,
  );
  return "10X98765432"[sum % 11] === value[17];
}

/** An identity number as it is stored, however it was typed. */
export const normaliseIdentityNumber = (typed: string): string =>
  typed.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase();

/** The date of birth that an identity card number contains. */
export function birthDateIn(identityNumber: string): string {
  return [identityNumber.slice(6, 10), identityNumber.slice(10, 12), identityNumber.slice(12, 14)].join("-");
}

/** A telephone number as it is stored: digits, with a plus in front when it was there. */
export function normalisePhone(typed: string): string {
  return typed.normalize("NFKC").replace(/[\s\p{Pd}().]/gu, "");
}

export function isPhone(normalised: string): boolean {
  return /^\+?\d{7,15}$/.test(normalised);
}

/** The date of three typed parts as `YYYY-MM-DD`, `undefined` when there is no such day. */
export function dateOfParts(year: string, month: string, day: string): string | undefined {
  const [y, m, d] = [year, month, day].map((part) => Number(part.normalize("NFKC").trim()));
  if (![y, m, d].every(Number.isInteger) || y === undefined || m === undefined || d === undefined) return undefined;
  if (y < 1900 || y > 2100) return undefined;
  const date = new Date(Date.UTC(y, m - 1, d));
  const isReal = date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
  return isReal ? date.toISOString().slice(0, 10) : undefined;
}
