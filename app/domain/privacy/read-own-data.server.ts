import { readTranscript, type TranscriptPart } from "#app/domain/handoff/read-transcript.server.ts";
import { listStoredMandates } from "#app/domain/requests/mandates/list-helpers.server.ts";
import { listFollowed } from "#app/domain/requests/follow-request.server.ts";
import { getDraft } from "#app/domain/requests/draft-step.server.ts";
import { readAnswers } from "#app/domain/requests/form-answers.server.ts";
import { IDLE_LIMIT_MS, type ResidentSession } from "#app/domain/residents/resident.ts";
import { selectLiveSessions } from "#app/domain/residents/resident-sessions.queries.server.ts";
import type { Services } from "#app/domain/services.ts";
import { inLanguage, type Language } from "#app/i18n/languages.ts";
import type { OwnConversation, OwnData, OwnDraft } from "./own-data.ts";
import {
  selectAccount,
  selectConversationIds,
  selectDraftKeys,
  selectOwnReferences,
  selectWatchesOf,
} from "./own-data.queries.server.ts";
import { readOwnRequest, withoutId } from "./read-own-request.server.ts";

type Deps = Pick<Services, "db" | "clock" | "site" | "sessionSecret" | "scanner" | "textMessages">;

/** Everything the portal has stored about the resident of a session, and who of the staff looked at it. */
export async function readOwnData(deps: Deps, session: ResidentSession, language: Language): Promise<OwnData> {
  const { db, clock } = deps;
  const { resident, visitorId } = session;
  const now = clock.now();
  const account = await selectAccount(db, resident.id);
  const idleSince = new Date(now.getTime() - IDLE_LIMIT_MS);
  const sessions = await selectLiveSessions(db, { residentId: resident.id, now, idleSince });
  const requests = [];
  for (const reference of await selectOwnReferences(db, visitorId))
    requests.push(await readOwnRequest(deps, { reference, visitorId, language }));
  const { helpers, helping } = await listStoredMandates(deps, { visitorId, language });
  return {
    account: {
      email: resident.email,
      name: resident.name,
      language: resident.language,
      profile: resident.profile,
      since: account?.since ?? now,
      providers: account?.providers ?? [],
    },
    sessions: sessions.map(({ browser, createdAt, lastSeenAt }) => ({
      browser,
      since: createdAt,
      lastUsedAt: lastSeenAt,
    })),
    requests,
    drafts: await readDrafts(deps, visitorId, language),
    conversations: await readConversations(deps, visitorId, language),
    watches: resident.email ? await selectWatchesOf(db, resident.email) : [],
    follows: await listFollowed(deps, { visitorId, language }),
    helpers: helpers.map(withoutId),
    helping: helping.map(withoutId),
  };
}

async function readDrafts(deps: Deps, visitorId: string, language: Language): Promise<OwnDraft[]> {
  const drafts: OwnDraft[] = [];
  for (const key of await selectDraftKeys(deps.db, visitorId, deps.clock.now())) {
    // Whose it is was shown already; how surely matters for going on with it, not for knowing of it.
    const { draft, form } = await getDraft(deps, deps.db, { ...key, visitorId, assurance: "substantial" });
    drafts.push({
      title: inLanguage(form.title, language),
      changedAt: draft.updatedAt,
      keptUntil: draft.expiresAt,
      answers: readAnswers(form, draft.answers, language).filter(({ value }) => value !== ""),
    });
  }
  return drafts;
}

function readPart(part: TranscriptPart): OwnConversation["lines"] {
  if (part.kind === "turn") {
    const { question, askedAt, answer } = part.turn;
    const at = askedAt.toISOString();
    return [
      { at, by: "you", text: question },
      ...(answer ? [{ at, by: "assistant" as const, text: answer.text }] : []),
    ];
  }
  const by = { resident: "you", staff: "staff", system: "portal" } as const;
  // What staff were given with it is theirs, too.
  const given = [part.summary, part.callBack?.phone ?? ""].filter((text) => text !== "");
  return [
    ...given.map((text) => ({ at: part.beganAt.toISOString(), by: "you" as const, text })),
    ...part.entries.map(({ at, side, text }) => ({ at, by: by[side], text })),
  ];
}

async function readConversations(deps: Deps, visitorId: string, language: Language): Promise<OwnConversation[]> {
  const conversations: OwnConversation[] = [];
  for (const id of await selectConversationIds(deps.db, visitorId)) {
    const caller = { visitorId, isProgram: false };
    const { parts } = await readTranscript(deps, { conversationId: id, caller, language });
    conversations.push({ id, lines: parts.flatMap(readPart) });
  }
  return conversations;
}
