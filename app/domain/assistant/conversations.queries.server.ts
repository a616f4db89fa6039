import type { Queryable } from "#app/db/port.ts";
import { DEFAULT_LANGUAGE, toContentLanguage } from "#app/i18n/languages.ts";
import type { MaskedKind } from "#app/lib/personal-data.ts";
import type { AnswerStatus } from "./answer-statuses.ts";
import type { Answer, ComposedBy, Conversation, PromptUse, QuestionRoute, StepRecord, Turn } from "./types.ts";

type ConversationRow = {
  id: string;
  visitor_id: string | null;
  language: string;
  mode: Conversation["mode"];
  channel: Conversation["channel"];
  handed_off_at: Date | null;
};

const asLanguage = (tag: string) => toContentLanguage(tag) ?? DEFAULT_LANGUAGE;

export async function selectConversation(db: Queryable, id: string): Promise<Conversation | undefined> {
  const { rows } = await db.query<ConversationRow>(
    `select id, visitor_id, language, mode, channel, handed_off_at
     from conversations
     where id = $1`,
    [id],
  );
  const row = rows[0];
  return (
    row && {
      id: row.id,
      visitorId: row.visitor_id,
      language: asLanguage(row.language),
      mode: row.mode,
      channel: row.channel,
      handedOffAt: row.handed_off_at,
    }
  );
}

/** Holds an id that may not be a row yet, until the end of `tx`. */
export async function lockConversationId(tx: Queryable, id: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [id]);
}

export async function insertConversation(db: Queryable, conversation: Conversation, at: Date): Promise<void> {
  await db.query(
    `insert into conversations (id, visitor_id, language, mode, channel, created_at, last_active_at)
     values ($1, $2, $3, $4, $5, $6, $6)`,
    [conversation.id, conversation.visitorId, conversation.language, conversation.mode, conversation.channel, at],
  );
}

/** What decides whether a question may be replaced. Nobody else can ask in the conversation until the end of `tx`. */
export async function lockForReplacing(
  tx: Queryable,
  conversationId: string,
): Promise<{ readonly isHandedOff: boolean; readonly lastQuestionId: string | undefined }> {
  const { rows: held } = await tx.query<{ handed_off_at: Date | null }>(
    "select handed_off_at from conversations where id = $1 for update",
    [conversationId],
  );
  const { rows } = await tx.query<{ id: string }>(
    `select id
     from questions
     where conversation_id = $1
     order by position desc
     limit 1`,
    [conversationId],
  );
  return { isHandedOff: (held[0]?.handed_off_at ?? null) !== null, lastQuestionId: rows[0]?.id };
}

export type NewQuestion = {
  readonly id: string;
  readonly conversationId: string;
  readonly text: string;
  readonly language: string;
  readonly maskedKinds: readonly MaskedKind[];
  readonly submissionKey: string | undefined;
  readonly replaces?: string | undefined;
  readonly at: Date;
};

/** False when a question with the same key is stored already. Its conversation's row is held until the end of `tx`. */
export async function insertQuestion(tx: Queryable, question: NewQuestion): Promise<boolean> {
  await tx.query("update conversations set last_active_at = $2 where id = $1", [question.conversationId, question.at]);
  const { rowCount } = await tx.query(
    `insert into questions (id, conversation_id, position, text, language, masked_kinds, submission_key, replaces, asked_at)
     select $1, $2, coalesce(max(position), 0) + 1, $3, $4, $5, $6, $7, $8
     from questions
     where conversation_id = $2
     on conflict (submission_key) do nothing`,
    [
      question.id,
      question.conversationId,
      question.text,
      question.language,
      question.maskedKinds,
      question.submissionKey ?? null,
      question.replaces ?? null,
      question.at,
    ],
  );
  return rowCount === 1;
}

export type NewAnswer = Answer & {
  readonly questionId: string;
  readonly steps: readonly StepRecord[];
  readonly prompts: readonly PromptUse[];
  readonly route: QuestionRoute | undefined;
  readonly confidence: number | undefined;
  readonly composedBy: ComposedBy;
  readonly at: Date;
};

/** The first answer to a question stays; a second one, of a retry that crossed it, is dropped. */
export async function insertAnswer(db: Queryable, answer: NewAnswer): Promise<void> {
  await db.query(
    `insert into answers
       (question_id, status, text, language, sources, next_steps, steps, prompts, route, confidence, composed_by, answered_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (question_id) do nothing`,
    [
      answer.questionId,
      answer.status,
      answer.text,
      answer.language,
      JSON.stringify(answer.sources),
      JSON.stringify(answer.nextSteps),
      JSON.stringify(answer.steps),
      JSON.stringify(answer.prompts),
      answer.route ?? null,
      answer.confidence ?? null,
      answer.composedBy,
      answer.at,
    ],
  );
}

type TurnRow = {
  id: string;
  position: number;
  text: string;
  masked_kinds: MaskedKind[];
  asked_at: Date;
  status: AnswerStatus | null;
  answer_text: string | null;
  answer_language: string | null;
  sources: Answer["sources"] | null;
  next_steps: Answer["nextSteps"] | null;
  is_replaced: boolean;
};

const TURNS = `select
       questions.id,
       questions.position,
       questions.text,
       questions.masked_kinds,
       questions.asked_at,
       answers.status,
       answers.text as answer_text,
       answers.language as answer_language,
       answers.sources,
       answers.next_steps,
       exists (select 1 from questions later where later.replaces = questions.id) as is_replaced
     from questions
     left join answers on answers.question_id = questions.id`;

/** The last `limit` turns of a conversation, oldest first. */
export async function selectTurns(db: Queryable, conversationId: string, limit: number): Promise<Turn[]> {
  const { rows } = await db.query<TurnRow>(
    `${TURNS}
     where questions.conversation_id = $1
     order by questions.position desc
     limit $2`,
    [conversationId, limit],
  );
  return rows.map(toTurn).reverse();
}

/** One turn, of one conversation if that is named. */
export async function selectTurnById(
  db: Queryable,
  questionId: string,
  conversationId?: string,
): Promise<Turn | undefined> {
  const { rows } = await db.query<TurnRow>(
    `${TURNS}
     where questions.id = $1
       and ($2::uuid is null or questions.conversation_id = $2::uuid)`,
    [questionId, conversationId ?? null],
  );
  return rows[0] && toTurn(rows[0]);
}

function toTurn(row: TurnRow): Turn {
  return {
    questionId: row.id,
    position: row.position,
    question: row.text,
    maskedKinds: row.masked_kinds,
    askedAt: row.asked_at,
    isReplaced: row.is_replaced,
    answer:
      row.status === null
        ? null
        : {
            status: row.status,
            text: row.answer_text ?? "",
            language: row.answer_language ?? DEFAULT_LANGUAGE,
            sources: row.sources ?? [],
            nextSteps: row.next_steps ?? [],
          },
  };
}

/** The question a form's one-time key has already stored. */
export async function selectQuestionByKey(
  db: Queryable,
  submissionKey: string,
): Promise<{ readonly questionId: string; readonly conversationId: string } | undefined> {
  const { rows } = await db.query<{ id: string; conversation_id: string }>(
    `select id, conversation_id
     from questions
     where submission_key = $1`,
    [submissionKey],
  );
  return rows[0] && { questionId: rows[0].id, conversationId: rows[0].conversation_id };
}
