/** Fewer ended conversations than this say nothing about the next one. */
export const MIN_HANDLED = 5;
/** So many of the last ended ones count. */
export const MAX_HANDLED = 50;

/** How long one conversation waited and took, in milliseconds. */
export type Handled = { readonly waitedMs: number; readonly tookMs: number };

export type QueueFacts = {
  /** Lately ended ones of the same desk and language. */
  readonly handled: readonly Handled[];
  /** People before this one. */
  readonly ahead: number;
  /** How many conversations could be taken up now by those who are online. */
  readonly room: number;
  /** How many they can have at once altogether. */
  readonly capacity: number;
};

export type Estimate = { readonly minutes: number; readonly leastMinutes: number; readonly mostMinutes: number };

const MINUTE_MS = 60_000;

/** What is said: nobody is helped by "about 37 minutes". More than the last is not told at all. */
const SAID = [1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120] as const;

/** The value below which the share of the numbers lies, between neighbours in proportion. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return low + (high - low) * (at - Math.floor(at));
}

/**
 * How long somebody will wait: the time until a free person takes up a conversation (the lower quartile of recent waits, of
 * those who found somebody free), and for each one before them that has no room yet, a median handling time shared by all
 * who can work at once. The range does the same with quartiles. Nothing is said with too few conversations to judge by,
 * with nobody there, or for longer than two hours.
 */
export function estimateWait({ handled, ahead, room, capacity }: QueueFacts): Estimate | undefined {
  if (handled.length < MIN_HANDLED || capacity < 1) return undefined;
  const waits = handled.map((one) => one.waitedMs);
  const times = handled.map((one) => one.tookMs);
  const turns = Math.max(0, ahead + 1 - room);
  const at = (wait: number, time: number): number =>
    (quantile(waits, wait) + (turns * quantile(times, time)) / capacity) / MINUTE_MS;
  const expected = at(0.25, 0.5);
  const minutes = SAID.find((said) => expected <= said);
  if (minutes === undefined) return undefined;
  return {
    minutes,
    leastMinutes: Math.min(Math.floor(at(0, 0.25)), minutes - 1),
    mostMinutes: Math.max(Math.ceil(at(0.75, 0.75)), minutes + 1),
  };
}
