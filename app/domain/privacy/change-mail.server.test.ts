import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { listAuditEvents } from "#app/domain/audit/list-audit-events.server.ts";
import { enterSignInCode } from "#app/domain/residents/enter-sign-in-code.server.ts";
import { findResidentSession } from "#app/domain/residents/find-resident-session.server.ts";
import type { ResidentSession } from "#app/domain/residents/resident.ts";
import { sendSignInCode } from "#app/domain/residents/send-sign-in-code.server.ts";
import { requestDeps, type RequestDeps } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { listMails } from "#tests/support/opened.ts";
import { askForNewMail, changeMail } from "./change-mail.server.ts";

const database = useTestDatabase();
const FORMER = "former@example.org";
const NEW = "new@example.org";

const inPortal = (work: (deps: RequestDeps) => Promise<void>) => database.rolledBack((db) => work(requestDeps(db)));
const minutesLater = ({ clock }: RequestDeps, minutes: number) =>
  clock.set(new Date(clock.now().getTime() + minutes * 60_000));

async function signIn(deps: RequestDeps, email = FORMER): Promise<ResidentSession> {
  await deps.db.query("delete from outbox_mails");
  const browserToken = randomUUID();
  await sendSignInCode(deps, { email, language: "en", browserToken });
  const code = (await codesTo(deps, email)).at(-1) ?? "";
  const outcome = await enterSignInCode(deps, { browserToken, code, language: "en", browser: "firefox" });
  const session = outcome.status === "signed_in" && (await findResidentSession(deps, outcome.token));
  if (!session) throw new Error(outcome.status);
  return session;
}

const mailsTo = async ({ db }: RequestDeps, email: string) =>
  (await listMails(db)).filter(({ recipient }) => recipient === email).map(({ body }) => body ?? "");
const codesTo = async (deps: RequestDeps, email: string) =>
  (await mailsTo(deps, email)).flatMap((body) => /\d{6}/.exec(body)?.[0] ?? []);

/** Asks for the change, and gives the codes that each address got. */
async function ask(deps: RequestDeps, session: ResidentSession, email = NEW) {
  await deps.db.query("delete from outbox_mails");
  const proof = await askForNewMail(deps, session, { email, language: "en" });
  const [code = ""] = await codesTo(deps, email);
  return { proof, code, formerCode: (await codesTo(deps, FORMER))[0] };
}
const other = (code: string) => (code === "000000" ? "000001" : "000000");

describe("the mail address of an account is not changed", () => {
  test("more than five minutes after signing in without a code from the address before, and a wrong one uses up neither", () =>
    inPortal(async (deps) => {
      const session = await signIn(deps);
      minutesLater(deps, 6);
      const { proof, code, formerCode = "" } = await ask(deps, session);
      expect(proof).toBe("former_address");
      expect(await changeMail(deps, session, { code, formerCode: undefined })).toMatchObject({ status: "gone" });
      expect(await changeMail(deps, session, { code, formerCode: code === formerCode ? "" : code })).toMatchObject({
        field: "former_code",
        status: "wrong",
      });
      expect(await changeMail(deps, session, { code: other(code), formerCode })).toMatchObject({
        field: "code",
        status: "wrong",
        triesLeft: 4,
      });
      expect(await changeMail(deps, session, { code, formerCode })).toEqual({ status: "changed" });
      expect(await changeMail(deps, session, { code, formerCode })).toMatchObject({ status: "gone" });
    }));

  test("to another account's, which is told only to whoever has the code that went there", () =>
    inPortal(async (deps) => {
      await signIn(deps, NEW);
      const session = await signIn(deps);
      const { proof, code } = await ask(deps, session, "New@example.org");
      expect(proof).toBe("fresh_sign_in");
      expect(await changeMail(deps, session, { code: other(code), formerCode: undefined })).toMatchObject({
        status: "wrong",
      });
      expect(await changeMail(deps, session, { code, formerCode: undefined })).toEqual({ status: "taken" });
    }));

  test("of an account without one, long after signing in: nothing is mailed", () =>
    inPortal(async (deps) => {
      const session = await signIn(deps);
      const bare = { ...session, resident: { ...session.resident, email: undefined } };
      minutesLater(deps, 6);
      expect(await ask(deps, bare)).toEqual({ proof: "sign_in_first", code: "", formerCode: undefined });
    }));
});

describe("the mail address of an account is changed", () => {
  test("just after signing in by the new address's code alone, and the address before is told", () =>
    inPortal(async (deps) => {
      const session = await signIn(deps);
      const { code, formerCode } = await ask(deps, session);
      expect(formerCode).toBeUndefined();
      // Reading the mail may take longer than that.
      minutesLater(deps, 8);
      expect(await changeMail(deps, session, { code, formerCode: undefined })).toEqual({ status: "changed" });
      expect(await mailsTo(deps, FORMER)).toEqual([expect.stringContaining("go to another address")]);
      expect((await signIn(deps, NEW)).resident.id).toBe(session.resident.id);
      expect((await signIn(deps, FORMER)).resident.id).not.toBe(session.resident.id);
      const events = await listAuditEvents(deps, {});
      expect(JSON.stringify(events)).toContain("resident.mail_changed");
      expect(JSON.stringify(events)).not.toContain(NEW);
    }));
});
