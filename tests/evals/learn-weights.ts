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
  const useful = lessons.filter(({ isRight }) => isRight.some(Boolean)).map(flatten);
  const width = useful[0]?.width ?? 0;
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

/** A lesson as the steps go over it, some 200,000 rows each: one array after the other, no object. */
type FlatLesson = {
  readonly width: number;
  readonly values: Float64Array;
  /** What each passage's chance should be. */
  readonly wanted: Float64Array;
};

function flatten({ rows, isRight }: Lesson): FlatLesson {
  const right = isRight.filter(Boolean).length;
  return {
    width: rows[0]?.length ?? 0,
    values: Float64Array.from(rows.flat()),
    wanted: Float64Array.from(isRight, (is) => (is ? 1 / right : 0)),
  };
}

function addSlope({ width, values, wanted }: FlatLesson, weights: Float64Array, slope: Float64Array, count: number) {
  const chances = new Float64Array(wanted.length);
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0, at = 0; i < chances.length; i++) {
    let value = 0;
    for (let k = 0; k < width; k++) value += (values[at++] as number) * (weights[k] as number);
    chances[i] = value;
    if (value > top) top = value;
  }
  let whole = 0;
  for (let i = 0; i < chances.length; i++) whole += chances[i] = Math.exp((chances[i] as number) - top);
  for (let i = 0, at = 0; i < chances.length; i++) {
    const off = ((chances[i] as number) / whole - (wanted[i] as number)) / count;
    for (let k = 0; k < width; k++) slope[k] = (slope[k] as number) + off * (values[at++] as number);
  }
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
