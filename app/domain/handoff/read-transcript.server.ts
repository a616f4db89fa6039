import { type ConversationCaller, readConversation } from "#app/domain/assistant/find-conversation.server.ts";
import type { Conversation, Turn } from "#app/domain/assistant/types.ts";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { HandoffEntry } from "./describe-event.ts";
import { loadHandoffPanel } from "./load-handoff-panel.server.ts";
import type { CallBack } from "./types.ts";

/** Longer than anybody talks; the end counts. */
const MAX_TURNS = 500;

export type TranscriptPart =
  | { readonly kind: "turn"; readonly turn: Turn }
  | {
      readonly kind: "talk";
      readonly deskName: string;
      readonly beganAt: Date;
      /** What staff read first, as the resident left it. */
      readonly summary: string;
      readonly callBack: CallBack | null;
      readonly entries: readonly HandoffEntry[];
    };

/** Everything that was said in a conversation, in its order. */
export type Transcript = { readonly conversation: Conversation; readonly parts: readonly TranscriptPart[] };

/**
 * The whole conversation for its holder, what a person wrote included, with the words of the portal in `language` or the
 * conversation's own. Throws `not_found` for everybody else.
 */
export async function readTranscript(
  deps: Pick<Services, "db" | "site" | "sessionSecret" | "clock">,
  input: { readonly conversationId: string; readonly caller: ConversationCaller; readonly language?: Language },
): Promise<Transcript> {
  const { conversation, turns } = await readConversation(deps, input.conversationId, input.caller, MAX_TURNS);
  const { id: conversationId, visitorId } = conversation;
  const language = input.language ?? conversation.language;
  const talk = visitorId ? await loadHandoffPanel(deps, { conversationId, visitorId, language }) : null;
  const parts = turns.map((turn): TranscriptPart => ({ kind: "turn", turn }));
  if (!talk) return { conversation, parts };
  const later = turns.findIndex((turn) => turn.askedAt > talk.beganAt);
  const place = later < 0 ? parts.length : later;
  const { deskName, beganAt, summary, callBack, entries } = talk;
  const part = { kind: "talk", deskName, beganAt, summary, callBack, entries } as const;
  return { conversation, parts: parts.toSpliced(place, 0, part) };
}
