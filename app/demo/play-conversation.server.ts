import { randomUUID } from "node:crypto";
import { askQuestion } from "#app/domain/assistant/ask-question.server.ts";
import { startConversation } from "#app/domain/assistant/start-conversation.server.ts";
import { solveHandoff } from "#app/domain/handoff/act-as-staff.server.ts";
import { claimHandoff } from "#app/domain/handoff/claim-handoff.server.ts";
import { acceptOffer, leaveHandoff } from "#app/domain/handoff/answer-offer.server.ts";
import { offerHandoff } from "#app/domain/handoff/offer-handoff.server.ts";
import { openRequestFromHandoff } from "#app/domain/handoff/open-request-from-handoff.server.ts";
import { sendResidentMessage, sendStaffMessage } from "#app/domain/handoff/send-message.server.ts";
import { getCatchallDesk } from "#app/domain/desks/find-desk.ts";
import type { Services } from "#app/domain/services.ts";
import { demoVisitorId } from "./demo-visitor.server.ts";
import { StoryClock } from "./demo-clock.ts";
import type { DemoConversation } from "./demo-life-schema.ts";
import type { Story } from "./play-in-order.ts";
import { findDemoAgent } from "./demo-staff.server.ts";

const MINUTES = 1 / 60;

/** Asks the questions of one sample conversation and, where the story goes on, talks to a person. */
export async function* playConversation(services: Services, key: string, story: DemoConversation): Story {
  const clock = new StoryClock(services.clock, services.site, getCatchallDesk(services.site).id, story.hours_ago);
  // Sample life is made without a model: it costs nobody anything and is the same everywhere.
  const off = { llm: undefined, embeddings: undefined, reranker: undefined, metrics: undefined };
  const deps = { ...services, ...off, clock, assistant: "on" as const };
  const visitorId = demoVisitorId(key);
  const { language, mode } = story;
  yield clock.now();
  const { id } = await startConversation(deps, { key: randomUUID(), language, mode, visitorId });
  for (const question of story.ask) {
    await askQuestion(deps, { question, language, mode, channel: "web", conversationId: id, visitorId });
    clock.passWorkingHours(2 * MINUTES);
    yield clock.now();
  }
  if (story.person) yield* playPerson(deps, clock, { conversationId: id, visitorId, story, person: story.person });
}

async function* playPerson(
  deps: Services,
  clock: StoryClock,
  input: {
    conversationId: string;
    visitorId: string;
    story: DemoConversation;
    person: NonNullable<DemoConversation["person"]>;
  },
): Story {
  const { conversationId, visitorId, story, person } = input;
  const isSimplified = story.mode === "simple";
  const handoff = await offerHandoff(deps, { conversationId, visitorId, language: story.language, isSimplified });
  await acceptOffer(deps, { handoffId: handoff.id, summary: person.summary });
  if (person.end === "waiting") return;
  clock.passWorkingHours(3 * MINUTES);
  yield clock.now();
  if (person.end === "left") return void (await leaveHandoff(deps, { handoffId: handoff.id }));
  const agent = await findDemoAgent(deps, handoff.deskId);
  await claimHandoff(deps, handoff.id, agent);
  for (const { from, text } of person.messages) {
    clock.passWorkingHours(MINUTES);
    yield clock.now();
    const message = { handoffId: handoff.id, text, clientKey: randomUUID() };
    if (from === "staff") await sendStaffMessage(deps, { ...message, staffId: agent.staffId });
    else await sendResidentMessage(deps, message);
  }
  clock.passWorkingHours(MINUTES);
  yield clock.now();
  if (person.end === "solved") await solveHandoff(deps, handoff.id, agent);
  if (person.end === "request") {
    const openedBy = { kind: "staff", staffId: agent.staffId } as const;
    await openRequestFromHandoff(deps, { handoffId: handoff.id, description: person.summary, contact: {}, openedBy });
  }
}
