/** One yardstick: a figure of ours against a small program beside it, taken in the same run. */
export type BenchResult = {
  readonly name: string;
  /** The line of `quality.md` part A.6 it answers to. */
  readonly measure: string;
  readonly value: number;
  readonly unit: "ratio" | "ms";
  readonly gate: { readonly atLeast: number } | { readonly atMost: number };
  readonly goal: number;
  /** The better quarter of the rounds: a gate fails only when this fails too, since a busy machine is no fault of ours. */
  readonly betterQuarter: number;
  /** Orientation, for this machine only. */
  readonly details: Readonly<Record<string, number>>;
};

export type Bench = (say: (line: string) => void) => Promise<BenchResult[]>;

export const ROUNDS = 5;

/** The value below which a share of the list lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** Milliseconds of each run of `work`, one after the other. */
export async function timeEach(times: number, work: (n: number) => Promise<unknown>): Promise<number[]> {
  const durations: number[] = [];
  for (let n = 0; n < times; n++) {
    const started = performance.now();
    await work(n);
    durations.push(performance.now() - started);
  }
  return durations;
}

/** Ratios of A to B, taken alternately so that both meet the same machine, with their middle and their better quarter. */
export async function alternate(
  a: () => Promise<number>,
  b: () => Promise<number>,
  isMoreBetter: boolean,
): Promise<{ ratio: number; betterQuarter: number; a: number; b: number }> {
  const [as, bs]: [number[], number[]] = [[], []];
  for (let n = 0; n < ROUNDS; n++) {
    as.push(await a());
    bs.push(await b());
  }
  const ratios = as.map((value, n) => value / (bs[n] ?? Number.NaN));
  return {
    ratio: round(median(ratios)),
    betterQuarter: round(quantile(ratios, isMoreBetter ? 0.75 : 0.25)),
    a: median(as),
    b: median(bs),
  };
}

/** Whether the gate holds. */
export function passes({ gate, betterQuarter, value }: BenchResult): boolean {
  return "atLeast" in gate
    ? Math.max(value, betterQuarter) >= gate.atLeast
    : Math.min(value, betterQuarter) <= gate.atMost;
}
