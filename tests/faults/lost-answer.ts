import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "#app/config/env.server.ts";
import { createClient } from "#app/domain/clients/manage-clients.server.ts";
import { openMigratedDatabase } from "#app/services.server.ts";
import { aSite } from "#tests/factories/site.ts";
import { aStaffMember } from "#tests/factories/staff.ts";
import { startTestPortal, TEST_EVALUATION_KEY } from "#tests/support/portal.ts";
import { CONFIRMATION, fillForm, referenceIn, Resident } from "#tests/support/resident.ts";
import { sendAndCut } from "#tests/support/send-and-cut.ts";
import { readStored } from "./kill-submit.ts";

/** What came of one request whose answer was lost, and which was sent again and again at once. */
type Repeated = {
  readonly retries: number;
  /** References that the retries were given; one, if all is well. */
  readonly references: readonly string[];
  /** How often it stands in the portal. */
  readonly stored: number;
  /** Answers to a retry that were neither the reference nor "already under way, try again". */
  readonly others: readonly string[];
  /** To the same key with another content. */
  readonly changed: number;
};

/** F2 of our reliability plan. */
export type LostAnswerReport = { readonly form: Repeated; readonly api: Repeated };

export const heldLostAnswers = ({ form, api }: LostAnswerReport): boolean =>
  [form, api].every(
    ({ references, stored, others, changed }) =>
      references.length === 1 && stored === 1 && others.length === 0 && changed >= 400 && changed < 500,
  );

const AT_ONCE = 20;
const SECRET = "the own secret of the lost answers";
type Sent = { readonly status: number; readonly text: string };

/** Many at once, again and again, until there were as many as asked for. */
async function repeat<T>(times: number, send: () => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  while (all.length < times)
    all.push(...(await Promise.all(Array.from({ length: Math.min(AT_ONCE, times - all.length) }, send))));
  return all;
}

async function loseFormAnswer(address: string, retries: number) {
  const resident = new Resident(address);
  const details = `lost answer ${randomUUID()}`;
  const last = await fillForm(resident, details);
  await resident.postAndCut(last, CONFIRMATION);
  const pages = await repeat(retries, () => resident.submit(last, CONFIRMATION));
  const other = await resident.post(last, { ...CONFIRMATION, submission_key: randomUUID() });
  return {
    details,
    references: [...new Set(pages.flatMap((page) => referenceIn(page) ?? []))],
    others: pages.flatMap((page) => (referenceIn(page) ? [] : [`${page.status} ${page.path}`])),
    changed: other.status,
  };
}

async function loseApiAnswer(address: string, key: string, retries: number) {
  const url = `${address}/api/v1/requests`;
  const details = `lost answer ${randomUUID()}`;
  const headers = {
    "Content-Type": "application/json",
    Authorization: `Bearer ${key}`,
    "Idempotency-Key": randomUUID(),
    "x-evaluation-key": TEST_EVALUATION_KEY,
  };
  const bodyOf = (words: string) => JSON.stringify({ description: words, language: "en" });
  const send = async (words: string): Promise<Sent> => {
    const response = await fetch(url, { method: "POST", headers, body: bodyOf(words) });
    return { status: response.status, text: await response.text() };
  };
  await sendAndCut(url, headers, bodyOf(details));
  const replies = await repeat(retries, () => send(details));
  const referenceOf = ({ status, text }: Sent) =>
    status === 201 || status === 200 ? (JSON.parse(text) as { reference?: string }).reference : undefined;
  return {
    details,
    references: [...new Set(replies.flatMap((reply) => referenceOf(reply) ?? []))],
    others: replies.flatMap((reply) => (referenceOf(reply) ? [] : [`${reply.status} ${reply.text.slice(0, 100)}`])),
    changed: (await send(`${details}, and something else`)).status,
  };
}

/** A system that may open requests, in a portal that does not run yet. */
async function letSystemIn(env: Record<string, string>): Promise<string> {
  const db = await openMigratedDatabase(readConfig(env), "the fault test");
  try {
    const { staffId } = await aStaffMember(db, ["administrator"], []);
    const asked = {
      name: "Registry",
      scopes: ["requests.create"],
      deskIds: ["civil-affairs"],
      webhookUrl: "",
    } as const;
    const clock = { now: () => new Date() };
    const made = await createClient({ db, clock, site: aSite(), sessionSecret: SECRET }, staffId, asked);
    if (made.status === "refused") throw new Error(made.reasons.join());
    return made.key;
  } finally {
    await db.close();
  }
}

/** Cuts the connection once a form, and a call of another system, are sent whole; then sends each again, many times at once. */
export async function loseAnswers(retries: number): Promise<LostAnswerReport> {
  const dataDir = mkdtempSync(join(tmpdir(), "onewindow-lost-answer-"));
  const env = { DEMO: "0", DEMO_CLOCK: "", SESSION_SECRET: SECRET };
  try {
    const key = await letSystemIn({ ...env, DATA_DIR: dataDir });
    const portal = await startTestPortal({ dataDir, env });
    const form = await loseFormAnswer(portal.address, retries);
    const api = await loseApiAnswer(portal.address, key, retries);
    await portal.stop();
    const { references: stored } = await readStored({ ...env, DATA_DIR: dataDir });
    const count = ({ details, ...rest }: typeof form): Repeated => ({
      retries,
      ...rest,
      others: [...new Set(rest.others)],
      stored: [...stored].filter(([words]) => words.includes(details)).flatMap(([, references]) => references).length,
    });
    return { form: count(form), api: count(api) };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
