/** One handoff becomes one request: its one-time key, from which the request's code is worked out. */
export const requestKeyOf = (handoffId: string): string => `handoff-${handoffId}`;
