import { randomUUID } from "node:crypto";
import type { Database } from "#app/db/port.ts";
import {
  insertAnswer,
  insertConversation,
  insertQuestion,
} from "#app/domain/assistant/conversations.queries.server.ts";
import type { Clock } from "#app/ports/clock/port.ts";

type Deps = { readonly db: Database; readonly clock: Clock };

/** A conversation of this browser in which nothing was said yet. */
export async function aConversation({ db, clock }: Deps, visitorId: string): Promise<string> {
  const id = randomUUID();
  const conversation = { id, visitorId, language: "en", mode: "full", channel: "web", handedOffAt: null } as const;
  await insertConversation(db, conversation, clock.now());
  return id;
}

/** A question of a conversation, answered from a service's page. */
export async function anAnsweredQuestion({ db, clock }: Deps, conversationId: string, slug: string): Promise<string> {
  const questionId = randomUUID();
  const at = clock.now();
  const asked = { text: "How much is it?", language: "en", maskedKinds: [], submissionKey: undefined, at };
  await insertQuestion(db, { id: questionId, conversationId, ...asked });
  const url = `/services/${slug}#how-much`;
  const source = { n: 1, title: "Service", url, section: "How much", quote: "100", language: "en", checkedOn: null };
  await insertAnswer(db, {
    questionId,
    status: "answered",
    text: "100 yuan [1]",
    language: "en",
    sources: [source],
    nextSteps: [
      { offer: "service", kind: "service", target: slug, name: "Service" },
      { offer: "person", kind: "person", target: "", name: "" },
      { offer: "phone", kind: "phone", target: "12345", name: "District line" },
    ],
    steps: [],
    prompts: [],
    route: undefined,
    confidence: undefined,
    composedBy: "extraction",
    at,
  });
  return questionId;
}
