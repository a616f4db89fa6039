import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { answersOn, hiddenFields, type Page, referenceIn, Resident } from "#tests/support/resident.ts";

/** What writers met. */
export type Met = {
  /** Forms that were said no to for now, and pages of a form that could not be shown for now. */
  refused: number;
  unread: number;
  /** Of those refused: without every word in the page, and with a stack. */
  wordless: number;
  stacks: number;
  /** Answers that were neither a page nor "later". */
  readonly others: string[];
  /** Connections that broke before an answer came; the button was pressed again. */
  broken: number;
};

export const nothingMet = (): Met => ({ refused: 0, unread: 0, wordless: 0, stacks: 0, others: [], broken: 0 });

const FORM = "/forms/something-else";
/** Long, and unlike everything else, so that it takes its room. */
const BYTES = 1_000;
const AGAIN_AFTER_MS = 100;

/** A resident who sends one form after the other, and what is refused again from the page that said no. */
export class SteadyWriter {
  readonly #resident: Resident;
  /** What was written, by the reference that was shown for it. */
  readonly shown = new Map<string, string>();

  constructor(
    address: string,
    private readonly met: Met,
    private readonly stack: RegExp,
  ) {
    this.#resident = new Resident(address);
  }

  /** Until `isDone` at the latest; a form under way is brought to its end. */
  async writeUntil(isDone: () => boolean): Promise<void> {
    while (!isDone()) await this.#writeOne();
  }

  async #writeOne(): Promise<void> {
    const details = randomBytes(BYTES).toString("hex");
    let page = await this.#open(FORM);
    for (;;) {
      page = await this.#send(page, answersOn(page, details));
      const reference = referenceIn(page);
      if (reference) return void this.shown.set(reference, details);
    }
  }

  async #open(path: string): Promise<Page> {
    for (;;) {
      const page = await this.#pressUntilAnswered(() => this.#resident.open(path));
      if (page.status === 200) return page;
      this.#note(page, "unread");
      await sleep(AGAIN_AFTER_MS);
    }
  }

  async #send(page: Page, values: Readonly<Record<string, string>>): Promise<Page> {
    let next = await this.#pressUntilAnswered(() => this.#resident.submit(page, values));
    while (next.status !== 200 && next.path === page.path) {
      this.#note(next, "refused");
      const kept = hiddenFields(next.html);
      if (Object.entries(values).some(([name, value]) => kept[name] !== value)) this.met.wordless++;
      await sleep(AGAIN_AFTER_MS);
      const refused = next;
      next = await this.#pressUntilAnswered(() => this.#resident.submit(refused, {}));
    }
    if (next.status === 200) return next;
    // It was taken; where it led cannot be shown yet.
    this.#note(next, "unread");
    return this.#open(next.path);
  }

  /** A kept connection may close just as it is used again; a person presses once more. Somebody gone stays gone. */
  async #pressUntilAnswered(press: () => Promise<Page>): Promise<Page> {
    try {
      return await press();
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      this.met.broken++;
      await sleep(AGAIN_AFTER_MS);
      return press();
    }
  }

  #note({ status, path, html }: Page, kind: "refused" | "unread"): void {
    this.met[kind]++;
    if (status !== 503) this.met.others.push(`${status} ${path}`);
    if (this.stack.test(html)) this.met.stacks++;
  }
}
