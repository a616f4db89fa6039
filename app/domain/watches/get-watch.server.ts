import type { Services } from "#app/domain/services.ts";
import { AppError } from "#app/lib/app-error.ts";
import { isUuid } from "#app/lib/uuid.ts";
import { isWatchKey } from "./watch-key.server.ts";
import { selectNotices, type StoredNotice } from "./notices.queries.server.ts";
import {
  confirmWatch,
  countWatchesOf,
  deleteWatch,
  deleteWatchesOf,
  selectWatch,
  type Watch,
} from "./watches.queries.server.ts";

type Deps = Pick<Services, "db" | "clock" | "sessionSecret">;

/** Who asks for a watch: the browser that asked the question, or whoever has the key of its mails. */
export type WatchCaller = { readonly visitorId: string | undefined; readonly key: string | undefined };

type OwnWatch = Watch & { readonly byKey: boolean; readonly isOwn: boolean };

/** The watch for its holder; to everybody else it is not there. */
async function getOwnWatch(deps: Deps, id: string, caller: WatchCaller): Promise<OwnWatch> {
  const watch = isUuid(id) ? await selectWatch(deps.db, id) : undefined;
  const byKey = isWatchKey(deps, id, caller.key);
  const isOwn = watch !== undefined && caller.visitorId !== undefined && watch.visitorId === caller.visitorId;
  if (!watch || !(byKey || isOwn)) throw new AppError("not_found");
  return { ...watch, byKey, isOwn };
}

export type WatchPage = Pick<Watch, "question" | "answer" | "email"> & {
  readonly isConfirmed: boolean;
  /** Only the mail's reader may confirm: a browser can have typed anybody's address. */
  readonly canConfirm: boolean;
  readonly hasOthers: boolean;
  /** Absent for who came by a mail: the conversation opens in its own browser alone. */
  readonly conversation: string | undefined;
  readonly notices: readonly StoredNotice[];
};

export async function getWatchPage(deps: Deps, id: string, caller: WatchCaller): Promise<WatchPage> {
  const watch = await getOwnWatch(deps, id, caller);
  const { question, answer, email, confirmedAt, byKey, isOwn } = watch;
  return {
    question,
    answer,
    email,
    isConfirmed: confirmedAt !== null,
    canConfirm: byKey && confirmedAt === null,
    hasOthers: byKey && (await countWatchesOf(deps.db, email)) > 1,
    conversation: isOwn ? `/assistant/${watch.conversationId}#q-${watch.questionId}` : undefined,
    notices: await selectNotices(deps.db, id),
  };
}

/** With the key of the mail only; a second time changes nothing. */
export async function confirmOwnWatch(deps: Deps, id: string, caller: WatchCaller): Promise<void> {
  const { byKey } = await getOwnWatch(deps, id, caller);
  if (!byKey) throw new AppError("not_found");
  await confirmWatch(deps.db, id, deps.clock.now());
}

/** Deletes the watch, or, for the reader of the mail, all of the address. The address is gone with them. */
export async function stopOwnWatch(deps: Deps, id: string, caller: WatchCaller, all: boolean): Promise<void> {
  const { email, byKey } = await getOwnWatch(deps, id, caller);
  await (all && byKey ? deleteWatchesOf(deps.db, email) : deleteWatch(deps.db, id));
}
