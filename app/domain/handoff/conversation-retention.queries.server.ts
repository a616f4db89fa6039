import type { Queryable } from "#app/db/port.ts";

/**
 * Silent before the moment, and nothing of it under way: no person talks there, no request that came of it is open or kept
 * by a legal hold. An offer that nobody took up is nothing.
 */
const FORGETTABLE = `last_active_at < $1
       and not exists (
         select 1
         from handoffs
         where handoffs.conversation_id = conversations.id
           and (handoffs.ended_at >= $1 or (handoffs.state not like 'ended_%' and handoffs.state <> 'offered'))
       )
       and not exists (
         select 1
         from requests
         where requests.conversation_id = conversations.id
           and (
             requests.state not in ('closed', 'withdrawn')
             or exists (
               select 1
               from request_holds
               where request_holds.request_id = requests.id
                 and request_holds.lifted_at is null
             )
           )
       )`;

const RESTS_ON_IT = `(exists (select 1 from handoffs where handoffs.conversation_id = conversations.id)
       or exists (select 1 from requests where requests.conversation_id = conversations.id))`;

/** Deletes up to `limit` conversations that nothing rests on, with all that hangs on them. Gives how many. */
export async function deleteConversationsBefore(db: Queryable, before: Date, limit: number): Promise<number> {
  const { rows } = await db.query<{ id: string }>(
    `delete from conversations
     where id in (
       select id
       from conversations
       where ${FORGETTABLE}
         and not ${RESTS_ON_IT}
       order by last_active_at
       limit $2
       for update skip locked
     )
     returning id`,
    [before, limit],
  );
  return rows.length;
}

/** Of conversations a handoff or a request rests on, takes out what was asked and answered. Gives how many questions. */
export async function deleteQuestionsBefore(db: Queryable, before: Date, limit: number): Promise<number> {
  const { rows } = await db.query<{ id: string }>(
    `delete from questions
     where conversation_id in (
       select id
       from conversations
       where ${FORGETTABLE}
         and ${RESTS_ON_IT}
         and exists (select 1 from questions where questions.conversation_id = conversations.id)
       order by last_active_at
       limit $2
       for update skip locked
     )
     returning id`,
    [before, limit],
  );
  return rows.length;
}
