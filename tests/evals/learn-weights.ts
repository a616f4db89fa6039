/** One question as the ranking learns from it: a row of features and a mark for each passage found. */
export type Lesson = {
  /** Lessons of one group are never in both the learned and the tried part. */
  readonly group: string;
  readonly rows: readonly (readonly number[])[];
  readonly isRight: readonly boolean[];
};

const STEPS = 300;
const RATE = 0.05;
const DECAY = { first: 0.9, second: 0.99 };
/** Keeps weights small that do little. */
const RIDGE = 0.001;

/**
 * Weights of a linear listwise ranking (ListNet's top-one loss, Cao and others 2007): the passages' chances, by softmax over
 * their values, come near to the right ones sharing all of it. Found by Adam (Kingma and Ba 2015) from nought, so the same
 * lessons always give the same weights. Lessons without a right passage teach nothing.
 */
export function learnWeights(lessons: readonly Lesson[]): number[] {
  const useful = lessons.filter(({ isRight }) => isRight.some(Boolean));
  const width = useful[0]?.rows[0]?.length ?? 0;
  if (width === 0) throw new Error("nothing to learn from: no question has a right passage among those found");
  const weights = new Float64Array(width);
  const first = new Float64Array(width);
  const second = new Float64Array(width);
  for (let step = 1; step <= STEPS; step++) {
    const slope = weights.map((weight) => RIDGE * weight);
    for (const lesson of useful) addSlope(lesson, weights, slope, useful.length);
    for (let k = 0; k < width; k++) {
      const g = slope[k] ?? 0;
      first[k] = DECAY.first * (first[k] ?? 0) + (1 - DECAY.first) * g;
      second[k] = DECAY.second * (second[k] ?? 0) + (1 - DECAY.second) * g * g;
      const mean = (first[k] ?? 0) / (1 - DECAY.first ** step);
      const spread = Math.sqrt((second[k] ?? 0) / (1 - DECAY.second ** step));
      weights[k] = (weights[k] ?? 0) - (RATE * mean) / (spread + 1e-8);
    }
  }
  return [...weights];
}

function addSlope({ rows, isRight }: Lesson, weights: Float64Array, slope: Float64Array, count: number): void {
  const values = valuesOf(rows, weights);
  const top = Math.max(...values);
  const chances = values.map((value) => Math.exp(value - top));
  const whole = chances.reduce((a, b) => a + b, 0);
  const right = isRight.filter(Boolean).length;
  rows.forEach((row, i) => {
    const off = ((chances[i] ?? 0) / whole - (isRight[i] ? 1 / right : 0)) / count;
    for (let k = 0; k < row.length; k++) slope[k] = (slope[k] ?? 0) + off * (row[k] ?? 0);
  });
}

export function valuesOf(rows: Lesson["rows"], weights: ArrayLike<number>): number[] {
  return rows.map((row) => row.reduce((sum, value, k) => sum + value * (weights[k] ?? 0), 0));
}

/** The values each lesson's passages get from weights learned on the other parts, `parts` of them. */
export function crossValidate(lessons: readonly Lesson[], parts: number): number[][] {
  const groups = [...new Set(lessons.map(({ group }) => group))].sort();
  const partOf = new Map(groups.map((group, i) => [group, i % parts]));
  const values: number[][] = new Array<number[]>(lessons.length);
  for (let part = 0; part < parts; part++) {
    const weights = learnWeights(lessons.filter(({ group }) => partOf.get(group) !== part));
    lessons.forEach(({ group, rows }, i) => {
      if (partOf.get(group) === part) values[i] = valuesOf(rows, weights);
    });
  }
  return values;
}
