/**
 * Working days as the duration the formats ask for. ISO 8601 knows calendar days only; that working days are meant is
 * said in the texts beside it, and the portal's own API counts them by name.
 */
export const workingDays = (days: number): string => (days === 0 ? "PT0S" : `P${days}D`);

/** An amount with its two decimals: `12.50`. */
export const decimalAmount = (amountCents: number): string => (amountCents / 100).toFixed(2);
