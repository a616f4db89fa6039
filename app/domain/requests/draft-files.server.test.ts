import { describe, expect, test } from "vitest";
import { selectAttachments } from "#app/domain/attachments/attachments.queries.server.ts";
import { ATTACHMENT_LIMITS } from "#app/domain/attachments/kinds.ts";
import { sweepFiles } from "#app/domain/attachments/sweep-files.server.ts";
import { aFile, aScanner } from "#tests/factories/attachment.ts";
import { begin, type FormKey, formDepsWith, send } from "#tests/factories/form.ts";
import { aVisitor, type RequestDeps } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { makePhoto, PLACE } from "#tests/support/make-picture.ts";
import { attachToDraft, listFileFields, removeFromDraft } from "./draft-files.server.ts";
import { getFormCheck } from "./get-form-check.server.ts";
import { getFormStep } from "./get-form-step.server.ts";
import { getRequestForResident } from "./get-request-for-resident.server.ts";
import { deleteExpiredDrafts } from "./request-retention.queries.server.ts";
import { openFileAsResident } from "./request-files.server.ts";
import { submitDraft } from "./submit-draft.server.ts";
import pino from "pino";

const database = useTestDatabase();
const STEP = "proof-files";

/** A registration of residence that has come to the page for files. */
async function atFiles(work: (deps: RequestDeps, key: FormKey) => Promise<void>): Promise<void> {
  await database.rolledBack(async (db) => {
    const deps = await formDepsWith(db, ["residence-registration"]);
    const key = await begin(deps, "residence-registration");
    await work(deps, key);
  });
}

async function attach(deps: RequestDeps, key: FormKey, file = aFile()) {
  const [field] = await listFileFields(deps, { ...key, stepId: STEP });
  if (!field) throw new Error("The form asks for no files.");
  const outcome = await attachToDraft(deps, { ...key, stepId: STEP }, field, file);
  return outcome.status === "attached" ? outcome.file : outcome.reason;
}

const attached = async (deps: RequestDeps, key: FormKey) => {
  const file = await attach(deps, key);
  if (typeof file === "string") throw new Error(file);
  return file;
};

const there = async (deps: RequestDeps, key: FormKey) =>
  (await getFormStep(deps, { ...key, stepId: STEP, language: "en" })).fields[0]?.files?.there ?? [];

async function fillRest(deps: RequestDeps, key: FormKey): Promise<void> {
  await send(deps, key, "stay", { stay: "yes" });
  await send(deps, key, "name", { applicant_name: "Li Hua", document_kind: "passport" });
  await send(deps, key, "document", { passport_number: "E12345678" });
  await send(deps, key, "address", { "address.place": "heping", "address.line": "1 River Road" });
  await send(deps, key, "moved-in", { "moved_in.year": "2026", "moved_in.month": "2", "moved_in.day": "1" });
  await send(deps, key, "home", { home_kind: "rented" });
  await send(deps, key, "proof", { proof: "contract" });
  await send(deps, key, STEP, {});
  await send(deps, key, "children", { children: "no" });
  await send(deps, key, "contact", { contact_phone: "13800138000" });
}

async function submit(deps: RequestDeps, key: FormKey): Promise<string> {
  const page = await getFormCheck(deps, { ...key, language: "en" });
  if (page.status !== "ready") throw new Error(JSON.stringify(page));
  await submitDraft(deps, { ...key, submissionKey: page.submissionKey, language: "en", mode: "full" });
  const { rows } = await deps.db.query<{ reference: string }>("select reference from requests");
  return rows[0]?.reference ?? "";
}

describe("a file of a form", () => {
  test("is nobody else's, and goes to no page that does not ask for it", () =>
    atFiles(async (deps, key) => {
      const stranger = { ...key, visitorId: aVisitor("x"), stepId: STEP };
      await expect(listFileFields(deps, stranger)).rejects.toThrow("not_found");
      await expect(listFileFields(deps, { ...key, stepId: "children-names" })).rejects.toThrow("not_found");
      const { id } = await attached(deps, key);
      await expect(removeFromDraft(deps, stranger, id)).rejects.toThrow("not_found");
      await expect(removeFromDraft(deps, { ...key, stepId: STEP }, "../../etc")).rejects.toThrow("bad_request");
      expect(await there(deps, key)).toHaveLength(1);
    }));

  test.each([
    ["empty", { bytes: Buffer.alloc(0) }],
    ["too_large", { isTooLarge: true }],
    ["wrong_kind", { name: "photo.png", bytes: Buffer.from("<script>alert(1)</script>") }],
    ["wrong_kind", { name: "contract.pdf", bytes: Buffer.from("MZ\x90\0 a program") }],
    [
      "wrong_kind",
      { name: "contract.docx", bytes: Buffer.from("PK\u0003\u0004 a Word document, which is not asked for") },
    ],
    ["unreadable", { bytes: aFile().bytes.subarray(0, 60) }],
  ] as const)("is refused when it is %s, and leaves nothing behind", (reason, more) =>
    atFiles(async (deps, key) => {
      expect(await attach(deps, key, aFile(more))).toBe(reason);
      expect(deps.files.names).toEqual([]);
      expect(await there(deps, key)).toEqual([]);
    }),
  );

  test.each([
    ["infected", "infected"],
    ["not_checked", "away"],
  ] as const)("is refused as %s when the scanner is %s", (reason, verdict) =>
    atFiles(async (deps, key) => {
      expect(await attach({ ...deps, scanner: aScanner(verdict) }, key)).toBe(reason);
      expect(deps.files.names).toEqual([]);
    }),
  );

  test("is one of as many as the question takes, and another one is refused", () =>
    atFiles(async (deps, key) => {
      for (let n = 0; n < 4; n++) await attached(deps, key);
      const outcomes = [await attach(deps, key), await attach(deps, key)];
      expect(outcomes.filter((one) => one === "too_many")).toHaveLength(1);
      expect(deps.files.names).toHaveLength(5);
      expect(ATTACHMENT_LIMITS.filesPerField).toBe(5);
    }));

  test("stands on its page and among the answers by its name, and is gone when removed, with its content", () =>
    atFiles(async (deps, key) => {
      const { id } = await attached(deps, key);
      deps.clock.advance(1_000);
      await attach(deps, key, aFile({ name: "../../page two.png" }));
      expect((await there(deps, key)).map(({ name }) => name)).toEqual(["contract.png", "page two.png"]);
      await fillRest(deps, key);
      const rows = async () => {
        const page = await getFormCheck(deps, { ...key, language: "en" });
        return page.status === "ready" ? page.rows.find(({ stepId }) => stepId === STEP)?.value : page.status;
      };
      expect(await rows()).toBe("contract.png, page two.png");
      await removeFromDraft(deps, { ...key, stepId: STEP }, id);
      await removeFromDraft(deps, { ...key, stepId: STEP }, id);
      expect(await rows()).toBe("page two.png");
      expect(deps.files.names).toHaveLength(1);
    }));

  test("is stored sealed, under a name of the server's, without where the photo was taken", () =>
    atFiles(async (deps, key) => {
      const bytes = makePhoto("jpeg");
      await attach(deps, key, aFile({ name: `${"Li Hua ".repeat(60)}.jpg`, bytes }));
      const [name] = deps.files.names;
      const stored = await deps.files.get(name!);
      expect(stored.includes(bytes.subarray(200, 260))).toBe(false);
      const { rows } = await deps.db.query("select * from attachments");
      expect(JSON.stringify(rows)).not.toMatch(/Li Hua|jpg/);
      await fillRest(deps, key);
      const reference = await submit(deps, key);
      const [file] = (await getRequestForResident(deps, { reference, visitorId: key.visitorId, language: "en" })).files;
      const read = await openFileAsResident(deps, { reference, visitorId: key.visitorId, fileId: file!.id });
      expect(read.bytes.toString("latin1")).not.toContain(PLACE);
      expect(read.attachment).toMatchObject({ kind: "jpeg", grade: "confidential", scan: "unscanned" });
    }));

  test("that was changed where it lies is a fault, and is not handed out", () =>
    atFiles(async (deps, key) => {
      await attached(deps, key);
      await fillRest(deps, key);
      const reference = await submit(deps, key);
      const [name] = deps.files.names;
      const stored = await deps.files.get(name!);
      stored[20] = 0xff ^ (stored[20] ?? 0);
      await deps.files.put(name!, stored);
      const { visitorId } = key;
      const { files } = await getRequestForResident(deps, { reference, visitorId, language: "en" });
      await expect(openFileAsResident(deps, { reference, visitorId, fileId: files[0]!.id })).rejects.toThrow("changed");
    }));

  test("becomes the request's when the form is sent; then neither another comes nor this one goes", () =>
    atFiles(async (deps, key) => {
      const { id } = await attached(deps, key);
      await fillRest(deps, key);
      const reference = await submit(deps, key);
      await expect(removeFromDraft(deps, { ...key, stepId: STEP }, id)).rejects.toThrow("conflict");
      await expect(attach(deps, key)).rejects.toThrow();
      expect(deps.files.names).toHaveLength(1);
      const seen = await getRequestForResident(deps, { reference, visitorId: key.visitorId, language: "en" });
      expect(seen.files).toMatchObject([{ id, name: "contract.png", isHandedOut: true }]);
      expect(seen.answers.find(({ label }) => label === "Files that prove the address")?.value).toBe("contract.png");
    }));

  test("goes with the form when its days are over, and its content with the next sweep", () =>
    atFiles(async (deps, key) => {
      await attached(deps, key);
      deps.clock.advance(31 * 86_400_000);
      await deleteExpiredDrafts(deps.db, deps.clock.now(), 10);
      expect(await selectAttachments(deps.db, { draftId: key.draftId })).toEqual([]);
      const log = pino({ level: "silent" });
      expect(await sweepFiles({ ...deps, log })).toMatchObject({ orphans: 0 });
      deps.files.age(2 * 3_600_000);
      expect(await sweepFiles({ ...deps, log })).toMatchObject({ orphans: 1 });
      expect(deps.files.names).toEqual([]);
    }));
});

describe("the sweep", () => {
  test("leaves what belongs to a form", () =>
    atFiles(async (deps, key) => {
      await attached(deps, key);
      deps.files.age(10 * 86_400_000);
      expect(await sweepFiles({ ...deps, log: pino({ level: "silent" }) })).toMatchObject({ orphans: 0 });
      expect(deps.files.names).toHaveLength(1);
    }));

  test("shows a new scanner what none has seen, and what it finds is handed out no more", () =>
    atFiles(async (deps, key) => {
      await attached(deps, key);
      await fillRest(deps, key);
      const reference = await submit(deps, key);
      const log = pino({ level: "silent" });
      const look = async (scanner: RequestDeps["scanner"]) => {
        const { visitorId } = key;
        const seen = await getRequestForResident({ ...deps, scanner }, { reference, visitorId, language: "en" });
        return seen.files[0];
      };
      expect(await look(undefined)).toMatchObject({ scan: "unscanned", isHandedOut: true });
      expect(await look(aScanner("away"))).toMatchObject({ isHandedOut: false });
      await sweepFiles({ ...deps, log, scanner: aScanner("away") });
      expect(await look(aScanner("away"))).toMatchObject({ scan: "unscanned" });
      await sweepFiles({ ...deps, log, scanner: aScanner("infected") });
      const found = await look(undefined);
      expect(found).toMatchObject({ scan: "infected", isHandedOut: false });
      const open = openFileAsResident(deps, { reference, visitorId: key.visitorId, fileId: found!.id });
      await expect(open).rejects.toThrow("not_found");
    }));
});
