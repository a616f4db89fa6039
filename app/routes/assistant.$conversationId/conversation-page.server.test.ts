import { createElement } from "react";
import { describe, expect, test } from "vitest";
import { solveHandoff } from "#app/domain/handoff/act-as-staff.server.ts";
import { claimHandoff } from "#app/domain/handoff/claim-handoff.server.ts";
import { acceptOffer } from "#app/domain/handoff/answer-offer.server.ts";
import { offerHandoff } from "#app/domain/handoff/offer-handoff.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { aConversation, anAnsweredQuestion } from "#tests/factories/handoff.ts";
import { aPublishedService } from "#tests/factories/public-service.ts";
import { aLoadContext } from "#tests/factories/load-context.ts";
import { aStaffActor, aVisitor, requestDeps } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { renderMarkup } from "#tests/support/render.tsx";
import { ConversationPage } from "./conversation-page.tsx";
import { loadConversationPage } from "./load-conversation-page.server.ts";

const database = useTestDatabase();
const visitorId = aVisitor("li hua");
const t = getTranslator("en");
const count = (html: string, what: string) => html.split(what).length - 1;

/** The page after an answer, a solved conversation with a person, and another answer. */
const withPage = (work: (html: string, questions: { before: string; since: string }) => void) =>
  database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    await aPublishedService(db, { slug: "old-age-card", deskId: "civil-affairs", workingDays: 5 });
    const conversationId = await aConversation(deps, visitorId);
    const before = await anAnsweredQuestion(deps, conversationId, "old-age-card");
    const { id } = await offerHandoff(deps, { conversationId, visitorId, language: "en", isSimplified: false });
    await acceptOffer(deps, { handoffId: id, summary: "My mother cannot walk" });
    const agent = await aStaffActor(db);
    await claimHandoff(deps, id, agent);
    await solveHandoff(deps, id, agent);
    deps.clock.advance(60_000);
    const since = await anAnsweredQuestion(deps, conversationId, "old-age-card");
    const page = await loadConversationPage(aLoadContext(deps), conversationId, visitorId);
    work(renderMarkup(createElement(ConversationPage, { page, refused: undefined })), { before, since });
  });

/** The page of a conversation with one answer, drawn with what was typed. */
const withAnswer = (
  work: (draw: (edit: string | null, typed?: string) => Promise<string>, questionId: string) => Promise<void>,
  isHandedOff = false,
) =>
  database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    await aPublishedService(db, { slug: "old-age-card", deskId: "civil-affairs", workingDays: 5 });
    const conversationId = await aConversation(deps, visitorId);
    const questionId = await anAnsweredQuestion(deps, conversationId, "old-age-card");
    if (isHandedOff) {
      const { id } = await offerHandoff(deps, { conversationId, visitorId, language: "en", isSimplified: false });
      await acceptOffer(deps, { handoffId: id, summary: "My mother cannot walk" });
    }
    const draw = async (edit: string | null, typed?: string) => {
      const page = await loadConversationPage(aLoadContext(deps), conversationId, visitorId, edit);
      const refused = typed === undefined ? undefined : { typed, fault: undefined };
      return renderMarkup(createElement(ConversationPage, { page, refused }));
    };
    await work(draw, questionId);
  });

describe("the page of a conversation", () => {
  test("says how long it is kept, and offers to change the last question", () =>
    withAnswer(async (draw, questionId) => {
      const html = await draw(null);
      expect(html).toContain(t("assistant:kept_for", { count: 30 }));
      expect(html).toContain(`?edit=${questionId}#question`);
      expect(html).not.toContain('name="replaces"');
    }));

  test("has the last question in the box to be changed, but none that is not the last", () =>
    withAnswer(async (draw, questionId) => {
      expect(await draw(questionId)).toContain(`name="replaces" value="${questionId}"`);
      expect(await draw(questionId)).toMatch(/<textarea[^>]*>How much is it\?<\/textarea>/);
      expect(await draw(questionId, "How mu")).toMatch(/<textarea[^>]*>How mu<\/textarea>/);
      expect(await draw("00000000-0000-4000-8000-000000000000")).not.toContain('name="replaces"');
    }));

  test("leaves questions alone while a person has it, and keeps a half-typed message", () =>
    withAnswer(async (draw, questionId) => {
      const html = await draw(questionId, "Are you the");
      expect(html).not.toContain("?edit=");
      expect(html).not.toContain('name="replaces"');
      expect(html).toMatch(/<textarea[^>]*name="text"[^>]*>Are you the<\/textarea>/);
    }, true));
});

describe("the page of a conversation in which a person helped", () => {
  test("is in the order it happened, and the box to ask on stands below all of it", () =>
    withPage((html, { before, since }) => {
      const places = [`q-${before}`, 'id="person"', `q-${since}`, 'id="question"', 'id="talk-to-a-person"'];
      const order = places.map((place) => html.indexOf(place));
      expect(order.every((place) => place > 0)).toBe(true);
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    }));

  test("names the way to a person and the district's line once", () =>
    withPage((html) => {
      // What a script shows only to those who wait long.
      const seen = html.replace(/<template.*<\/template>/s, "");
      expect(count(seen, t("assistant:person.submit"))).toBe(1);
      expect(count(seen, "tel:12345")).toBe(1);
    }));
});
