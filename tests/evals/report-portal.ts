import { type Share, sumUp, type Verdict } from "./portal-questions.ts";
import { type Aim, AIMS, type PortalRates, ratePortal } from "./portal-rates.ts";

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const describeAim = (aim: Aim | undefined) =>
  aim ? ("atLeast" in aim ? `≥ ${100 * aim.atLeast} %` : `≤ ${100 * aim.atMost} %`) : "";
const describe = ([name, { asked, right, wronglyAnswered }]: [string, Share]) =>
  `${name.padEnd(24)} ${percent(right / asked).padStart(8)} right of ${asked}, wrongly answered ${wronglyAnswered}`;

/** Shares by language and part, by class, and every development question that went wrong. */
export function reportPortal(verdicts: readonly Verdict[], report: (line: string) => void): void {
  for (const entry of sumUp(verdicts, ({ lang, set, split }) => `${lang} ${set} ${split}`)) report(describe(entry));
  report("");
  for (const entry of sumUp(verdicts, (question) => `${question.class} ${question.lang}`)) report(describe(entry));
  for (const { question, reply, faults } of verdicts) {
    if (faults.length === 0 || question.split === "held") continue;
    report(`\n${question.id}: ${question.question}\n  ${faults.join("; ")}\n  ${reply.text.replaceAll("\n", "\n  ")}`);
  }
}

const LINES: readonly [keyof PortalRates, string][] = [
  ["right", "right, of all questions"],
  ["answered", "answered, of those our pages answer"],
  ["factsRight", "right, of those answers"],
  ["limitsRight", "right, of those that turn on an age, a sum or a time"],
  ["abstained", "not answered, of those our pages do not answer"],
  ["falselyRefused", "“no source”, of those our pages answer"],
  ["wronglyAnswered", "answered and not right, of all"],
];

const COLUMNS = [
  ["everyday", "dev"],
  ["everyday", "held"],
  ["stories", "dev"],
  ["stories", "held"],
] as const;

/** `docs/assistant-figures.md`: what the assistant without a model gets right, with what we aim at. */
export function describePortal(verdicts: readonly Verdict[], now: Date): string {
  const lines = [
    "# How right the assistant is",
    "",
    `Written by \`npm run eval -- portal --page docs/assistant-figures.md\` on ${now.toISOString().slice(0, 10)}; not by hand.`,
    "",
    `${verdicts.length} questions of our own over \`content/\`, asked without a model. *Everyday* ones are short; *stories* are told at length, over`,
    "all services, by somebody who knew the pages and not the assistant. Rules were tuned on `dev`; of `held` the answers were never looked",
    "at, only counted. An answer is right when its status is, every fact asked for stands in it, nothing that must not, and the right page",
    "is among its sources or next steps. In brackets: how many questions a share is about.",
  ];
  for (const [lang, name] of [
    ["en", "English"],
    ["zh-CN", "Chinese"],
  ] as const) {
    const rates = COLUMNS.map(([set, split]) =>
      ratePortal(verdicts.filter(({ question: q }) => q.lang === lang && q.set === set && q.split === split)),
    );
    lines.push("", `## ${name}`, "");
    lines.push(`| | aim | ${COLUMNS.map((column) => column.join(", ")).join(" | ")} |`);
    lines.push(`| --- | --- | ${COLUMNS.map(() => "---").join(" | ")} |`);
    for (const [key, title] of LINES) {
      const cells = rates.map((one) => (one[key].of === 0 ? "–" : `${percent(one[key].share)} (${one[key].of})`));
      lines.push(`| ${title} | ${describeAim(AIMS[key])} | ${cells.join(" | ")} |`);
    }
  }
  return `${lines.join("\n")}\n`;
}
