import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { insertAnswer, insertQuestion } from "#app/domain/assistant/conversations.queries.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { deliverMail } from "#app/ports/mail/deliver-mail.server.ts";
import { FakeMail } from "#app/ports/mail/fake.ts";
import { JOB_SETTINGS } from "#app/ports/jobs/port.ts";
import { aConversation, anAnsweredQuestion } from "#tests/factories/handoff.ts";
import { aStaffActor, aVisitor, requestDeps, type RequestDeps } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { claimHandoff } from "./claim-handoff.server.ts";
import { acceptOffer } from "./answer-offer.server.ts";
import { mailTranscript } from "./mail-transcript.server.ts";
import { offerHandoff } from "./offer-handoff.server.ts";
import { readTranscript } from "./read-transcript.server.ts";
import { sendResidentMessage, sendStaffMessage } from "./send-message.server.ts";
import { writeTranscript } from "./write-transcript.ts";

const database = useTestDatabase();
const visitorId = aVisitor("li hua");
const caller = { visitorId, isProgram: false };
const TO = "li.hua@example.org";

const withConversation = (work: (deps: RequestDeps, conversationId: string) => Promise<void>) =>
  database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    const conversationId = await aConversation(deps, visitorId);
    await anAnsweredQuestion(deps, conversationId, "old-age-card");
    await work(deps, conversationId);
  });

async function write(deps: RequestDeps, conversationId: string, hidesTypedLinks = false): Promise<string> {
  const { site, publicUrl } = deps;
  const transcript = await readTranscript(deps, { conversationId, caller });
  return writeTranscript(transcript, {
    t: getTranslator("en"),
    site,
    publicUrl,
    at: deps.clock.now(),
    hidesTypedLinks,
  });
}

describe("the text of a conversation", () => {
  test("is for its holder", () =>
    withConversation(async (deps, conversationId) => {
      const stranger = { visitorId: aVisitor("somebody"), isProgram: false };
      await expect(readTranscript(deps, { conversationId, caller: stranger })).rejects.toThrow("not_found");
      await expect(readTranscript(deps, { conversationId: "x", caller })).rejects.toThrow("not_found");
    }));

  test("has question, answer, whole addresses, page and day of checking", () =>
    withConversation(async (deps, conversationId) => {
      await deps.db.query(
        `update answers
         set sources = jsonb_set(jsonb_set(sources, '{0,page}', '3'), '{0,checkedOn}', '"2026-01-31"')`,
      );
      const text = await write(deps, conversationId);
      for (const words of [
        "How much is it?",
        "100 yuan [1]",
        "[1] Service › How much\n    https://portal.example/services/old-age-card#how-much\n    Page 3 of the file",
        "Checked on 31 January 2026",
        "2 March 2026 at 10:00",
      ])
        expect(text).toContain(words);
    }));

  test("has what was said with a person, in its place", () =>
    withConversation(async (deps, conversationId) => {
      const input = { conversationId, visitorId, language: "en", isSimplified: false } as const;
      const { id } = await offerHandoff(deps, input);
      await acceptOffer(deps, { handoffId: id, summary: "My mother" });
      const agent = await aStaffActor(deps.db);
      await claimHandoff(deps, id, agent);
      await sendResidentMessage(deps, { handoffId: id, text: "She cannot walk", clientKey: randomUUID() });
      const { staffId } = agent;
      await sendStaffMessage(deps, { handoffId: id, staffId, text: "We come to you", clientKey: randomUUID() });
      const text = await write(deps, conversationId);
      const places = ["How much is it?", "Conversation with a person", "She cannot walk", "We come to you"];
      const order = places.map((place) => text.indexOf(place));
      expect(order.every((place) => place >= 0)).toBe(true);
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    }));

  test("says what was replaced", () =>
    withConversation(async (deps, conversationId) => {
      const before = await readTranscript(deps, { conversationId, caller });
      const [first] = before.parts;
      const replaces = first?.kind === "turn" ? first.turn.questionId : undefined;
      const at = deps.clock.now();
      const asked = { text: "How much at 90?", language: "en", maskedKinds: [], submissionKey: undefined };
      await insertQuestion(deps.db, { id: randomUUID(), conversationId, ...asked, replaces, at });
      expect(await write(deps, conversationId)).toContain(getTranslator("en")("assistant:replaced.note"));
    }));

  test("leads a stranger nowhere when it is mailed: typed addresses are hidden, ours are not", () =>
    withConversation(async (deps, conversationId) => {
      const id = randomUUID();
      const at = deps.clock.now();
      const text = "See www.evil.example/x or https://evil.example/y, pay at evil-bank.com/login";
      await insertQuestion(deps.db, {
        id,
        conversationId,
        text,
        language: "en",
        maskedKinds: [],
        submissionKey: undefined,
        at,
      });
      await insertAnswer(deps.db, {
        questionId: id,
        status: "unanswerable_no_source",
        text: "I found nothing about “www.evil.example/x”.",
        language: "en",
        sources: [],
        nextSteps: [{ offer: "person", kind: "person", target: "", name: "" }],
        steps: [],
        prompts: [],
        route: undefined,
        confidence: undefined,
        composedBy: "rules",
        at,
      });
      expect(await write(deps, conversationId)).toContain("evil.example");
      const mailed = await write(deps, conversationId, true);
      expect(mailed).not.toContain("evil");
      expect(mailed).toContain("https://portal.example/services/old-age-card#how-much");
    }));
});

describe("a mailed conversation", () => {
  const send = (deps: RequestDeps, conversationId: string, more: Partial<Parameters<typeof mailTranscript>[1]> = {}) =>
    mailTranscript(deps, { conversationId, caller, to: TO, submissionKey: randomUUID(), ...more });

  test("is sent by its holder, to one address", () =>
    withConversation(async (deps, conversationId) => {
      const stranger = { visitorId: aVisitor("somebody"), isProgram: false };
      await expect(send(deps, conversationId, { caller: stranger })).rejects.toThrow("not_found");
      await expect(send(deps, conversationId, { to: "a@example.org\nBcc: b@example.org" })).rejects.toThrow("one line");
      expect(deps.jobs.enqueued).toEqual([]);
    }));

  test("is sent once for a form sent twice, and leaves no address behind", () =>
    withConversation(async (deps, conversationId) => {
      const submissionKey = randomUUID();
      await send(deps, conversationId, { submissionKey });
      await send(deps, conversationId, { submissionKey });
      const [job, ...others] = deps.jobs.named("mail.deliver");
      expect(others).toEqual([]);
      const mail = new FakeMail();
      await deliverMail({ ...deps, mail }, job!);
      const [sent] = [...mail.sent.values()];
      expect(sent).toMatchObject({ to: TO, language: "en", subject: "Your conversation with OneWindow" });
      expect(sent?.text).toContain("https://portal.example/services/old-age-card#how-much");
      expect(sent?.text).toContain("asked us to send this conversation to you");
      expect((await deps.db.query("select id from outbox_mails")).rows).toEqual([]);
      mail.sent.clear();
      await deliverMail({ ...deps, mail }, job!);
      expect(mail.sent.size).toBe(0);
    }));

  test("leaves no address behind either when no server ever takes it", () =>
    withConversation(async (deps, conversationId) => {
      await send(deps, conversationId);
      const [job] = deps.jobs.named("mail.deliver");
      const mail = new FakeMail();
      const tries = JOB_SETTINGS["mail.deliver"].retryLimit + 1;
      mail.failNext(tries);
      for (let n = 0; n < tries; n += 1) {
        expect((await deps.db.query("select id from outbox_mails")).rows).toHaveLength(1);
        await expect(deliverMail({ ...deps, mail }, job!)).rejects.toThrow();
      }
      expect((await deps.db.query("select id from outbox_mails")).rows).toEqual([]);
    }));
});
