import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { runToEnd, startTestPortal } from "#tests/support/portal.ts";
import { CONFIRMATION, decodeHtml, fillForm, findStep, referenceIn, Resident } from "#tests/support/resident.ts";
import { type FixedDisk, mountFixedDisk } from "./fixed-disk.ts";

/** What happened on a disk of fixed size that ran full under the embedded database (F5 of our reliability plan). */
export type DiskFullReport = {
  /** References shown before, while there was little room, and after. */
  readonly shown: number;
  readonly lost: readonly string[];
  /** Status and longest wait of pages, and of the form, with little room and with none. */
  readonly pages: readonly number[];
  readonly sent: readonly { readonly status: number; readonly hasWords: boolean; readonly showsStack: boolean }[];
  readonly slowestMs: number;
  /** What a start on the full disk said, and how it ended. */
  readonly start: { readonly code: number | null; readonly isPlain: boolean };
  /** From room until a form is taken again, without a restart. */
  readonly recoveredMs: number;
};

const DISK_MB = 900;
const LITTLE_MB = 40;
/** The catalogue is read in advance, behind the first visitors. */
export const READ_IN_ADVANCE_MS = 5_000;
const WORDS = "The lamp is dark since Monday";
/** What everybody can read whatever the disk is like. */
export const PAGES = ["/", "/services", "/services/old-age-card", "/guides/old-age-card-rules", "/centres"];
export const STACK = /\bat [\w.<>]+ \(|node_modules|\.ts:\d+/;

/** A request of its own, sent to the end, and whether it is still there for who sent it. */
class Sender {
  readonly #resident: Resident;
  reference: string | undefined;

  constructor(address: string) {
    this.#resident = new Resident(address);
  }

  async send(): Promise<this> {
    const last = await fillForm(this.#resident, WORDS);
    this.reference = referenceIn(await this.#resident.submit(last, CONFIRMATION));
    if (!this.reference) throw new Error("a form was not taken although there was room");
    return this;
  }

  async isLost(address: string): Promise<boolean> {
    this.#resident.moveTo(address);
    const page = await this.#resident.open(`/requests/${this.reference}`);
    return page.status !== 200 || referenceIn(page) !== this.reference;
  }
}

export async function fillDisk(): Promise<DiskFullReport | undefined> {
  const disk = mountFixedDisk(DISK_MB);
  if (!disk) return undefined;
  try {
    return await tryOn(join(disk.path, "data"), disk);
  } finally {
    disk.unmount();
  }
}

async function tryOn(dataDir: string, { fillTo, empty }: FixedDisk): Promise<DiskFullReport> {
  let portal = await startTestPortal({ dataDir });
  const senders: Sender[] = [];
  const pages: number[] = [];
  const sent: DiskFullReport["sent"][number][] = [];
  let [slowestMs, recoveredMs] = [0, 0];
  const timed = async <T>(work: () => Promise<T>): Promise<T> => {
    const started = performance.now();
    const value = await work();
    slowestMs = Math.max(slowestMs, Math.round(performance.now() - started));
    return value;
  };
  const look = async (): Promise<void> => {
    for (const path of PAGES) pages.push((await timed(() => new Resident(portal.address).open(path))).status);
  };
  try {
    senders.push(await new Sender(portal.address).send());
    await sleep(READ_IN_ADVANCE_MS);
    for (const mb of [LITTLE_MB, 0]) {
      const resident = new Resident(portal.address);
      const step = await findStep(resident);
      fillTo(mb);
      await sleep(1_100);
      await look();
      const reply = await timed(() => resident.post(step, { topic: "problem", details: WORDS }));
      const html = await reply.text();
      sent.push({
        status: reply.status,
        hasWords: decodeHtml(html).includes(`value="${WORDS}"`),
        showsStack: STACK.test(html),
      });
      empty();
      const began = performance.now();
      const refused = { status: reply.status, path: step.path, html };
      while ((await resident.submit(refused, {})).status !== 200) await sleep(50);
      recoveredMs = Math.max(recoveredMs, Math.round(performance.now() - began));
      senders.push(await new Sender(portal.address).send());
    }
    fillTo(0);
    await portal.kill();
    const { code, output } = await runToEnd({ PORT: new URL(portal.address).port, DATA_DIR: dataDir });
    const start = { code, isPlain: /MB are free|No room is left/.test(output) && !STACK.test(output) };
    empty();
    portal = await startTestPortal({ dataDir });
    const lost: string[] = [];
    for (const sender of senders) if (await sender.isLost(portal.address)) lost.push(sender.reference ?? "");
    return { shown: senders.length, lost, pages, sent, slowestMs, start, recoveredMs };
  } finally {
    await portal.kill();
  }
}

/** Nothing shown is lost, everything can be read, forms say "later" within five seconds and keep the words. */
export const hasHeldOnFullDisk = ({ lost, pages, sent, slowestMs, start }: DiskFullReport): boolean =>
  lost.length === 0 &&
  pages.every((status) => status === 200) &&
  sent.every((form) => form.status === 503 && form.hasWords && !form.showsStack) &&
  slowestMs < 5_000 &&
  start.code !== 0 &&
  start.isPlain;
