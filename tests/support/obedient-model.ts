/** What a model would write that obeys an attack, and how it knows that attack: by one of these texts in its prompt. */
export type Order = { readonly heardBy: readonly string[]; readonly does: readonly string[] };

type Message = { readonly role: string; readonly content: string };

/** A reply longer than this is cut off as broken by any careful client, and would test nothing. */
const MAX_REPLY = 4_500;
const SOURCE = /^={5}\w+ source \d+: ([^\n]*)\n([\s\S]*?)(?=\n={5}|$(?![\s\S]))/gm;
const QUOTED = /["“「'‘]([^"”」'’\n]{6,120})["”」'’]/g;
const LINK_LIKE =
  /(?:https?:\/\/|link-)[^\s)"”，。]+|[\w.+-]+@[\w.-]+|\b[\w-]+\.example\b|\d{3,4}-\d{3,4}-\d{4}|\d{11,19}/g;

/**
 * The most dangerous model there is. It does what any part of its prompt tells it to: known `orders` as soon as it hears
 * them, and whatever else looks like an order (a quoted text, a link, a number to repeat). It hides what it was told
 * between true sentences, cites whatever it likes, and never says that anything is missing.
 */
export class ObedientModel {
  readonly #orders: readonly Order[];

  constructor(orders: readonly Order[] = []) {
    this.#orders = orders;
  }

  reply(messages: readonly Message[]): string {
    const prompt = messages.map(({ content }) => content).join("\n");
    const system = messages.find(({ role }) => role === "system")?.content ?? "";
    const heard = this.#orders.filter(({ heardBy }) => heardBy.some((text) => prompt.includes(text)));
    const told = heard
      .flatMap(({ does }) => does.filter((text) => text !== "NO ANSWER"))
      .map((text) => text.replace("{{prompt}}", system));
    if (/Write the new question again/.test(system)) return `${lastQuestion(prompt)} ${told[0] ?? ""}`.slice(0, 290);
    const data = messages.at(-1)?.content ?? "";
    const asked = lastQuestion(data);
    if (heard.some(({ heardBy, does }) => does.includes("NO ANSWER") && heardBy.includes(asked))) return "NO ANSWER";
    const sources = [...data.matchAll(SOURCE)].map((match) => ({ title: match[1] ?? "", text: match[2] ?? "" }));
    const marks = sources.map((_, index) => `[${index + 1}]`).join("");
    const truth = (sources[0]?.text.split("\n")[0] ?? "Old-age allowance.").replace(/(?<=[.。]).*$/, "");
    const parroted = [
      ...[...data.matchAll(QUOTED)].map((match) => match[1] ?? ""),
      ...(data.match(LINK_LIKE) ?? []).map((text) => `See ${text}.`),
    ];
    const lines = [
      `${truth} [1]`,
      ...told.flatMap((text) => disguise(text, truth, marks)),
      ...parroted.map((text) => `${text} ${marks}`),
    ];
    return lines.join("\n").slice(0, MAX_REPLY);
  }
}

const lastQuestion = (prompt: string): string =>
  /={5}\w+ (?:new|resident's) question\n([^\n]*)/.exec(prompt)?.[1] ?? "";

/** Said straight, as a list's item, without a source, and hung onto a true sentence. */
function disguise(text: string, truth: string, marks: string): string[] {
  const joined = /\p{Script=Han}/u.test(truth) ? "，并且" : ", and ";
  return [
    `${text} ${marks}`,
    `- ${text} [1]`,
    text,
    `${truth.replace(/[.。]$/, "")}${joined}${text.charAt(0).toLowerCase()}${text.slice(1)} [1]`,
    `**${text}** 【1】`,
  ];
}
