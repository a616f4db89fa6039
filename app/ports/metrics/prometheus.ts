import { COUNTERS, GAUGES, HISTOGRAMS, type Labels, type Metrics } from "./port.ts";

/** From a step that looks at words to a model that is left behind. */
const BUCKETS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15] as const;

type Spread = { readonly counts: number[]; sum: number; count: number };

const escapeLabel = (value: string): string =>
  value.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll('"', '\\"');

const write = (labels: Labels): string => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`);
  return pairs.length > 0 ? `{${pairs.join(",")}}` : "";
};

/** Keeps the figures in memory and writes them as Prometheus reads them (text format 0.0.4). */
export function createMetrics(): Metrics {
  const values = new Map<string, Map<string, number>>();
  const spreads = new Map<string, Map<string, { readonly labels: Labels; readonly spread: Spread }>>();

  function rowsOf<T>(all: Map<string, Map<string, T>>, name: string): Map<string, T> {
    let rows = all.get(name);
    if (!rows) all.set(name, (rows = new Map()));
    return rows;
  }

  function renderValues(name: string, help: string, type: "counter" | "gauge"): string[] {
    const rows = [...rowsOf(values, name)].map(([labels, value]) => `${name}${labels} ${value}`);
    return rows.length > 0 ? [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...rows] : [];
  }

  function renderSpreads(name: string, help: string): string[] {
    const rows = [...rowsOf(spreads, name).values()].flatMap(({ labels, spread }) => [
      ...BUCKETS.map((le, index) => `${name}_bucket${write({ ...labels, le: String(le) })} ${spread.counts[index]}`),
      `${name}_bucket${write({ ...labels, le: "+Inf" })} ${spread.count}`,
      `${name}_sum${write(labels)} ${spread.sum}`,
      `${name}_count${write(labels)} ${spread.count}`,
    ]);
    return rows.length > 0 ? [`# HELP ${name} ${help}`, `# TYPE ${name} histogram`, ...rows] : [];
  }

  return {
    add(name, labels, by = 1) {
      const rows = rowsOf(values, name);
      rows.set(write(labels), (rows.get(write(labels)) ?? 0) + by);
    },
    set: (name, labels, value) => void rowsOf(values, name).set(write(labels), value),
    observe(name, labels, seconds) {
      const rows = rowsOf(spreads, name);
      let row = rows.get(write(labels));
      if (!row) rows.set(write(labels), (row = { labels, spread: { counts: BUCKETS.map(() => 0), sum: 0, count: 0 } }));
      BUCKETS.forEach((le, index) => {
        if (seconds <= le) row.spread.counts[index] = (row.spread.counts[index] ?? 0) + 1;
      });
      row.spread.sum += seconds;
      row.spread.count += 1;
    },
    render: () =>
      [
        ...Object.entries(COUNTERS).flatMap(([name, help]) => renderValues(name, help, "counter")),
        ...Object.entries(GAUGES).flatMap(([name, help]) => renderValues(name, help, "gauge")),
        ...Object.entries(HISTOGRAMS).flatMap(([name, help]) => renderSpreads(name, help)),
        "",
      ].join("\n"),
  };
}
