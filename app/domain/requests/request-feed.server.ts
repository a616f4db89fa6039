import { createHash, createHmac, randomUUID } from "node:crypto";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Services } from "#app/domain/services.ts";
import { AppError } from "#app/lib/app-error.ts";
import { selectRequestEvents } from "./request-events.queries.server.ts";
import { deleteFeed, insertFeed, selectFedReference, selectFeedId } from "./request-feeds.queries.server.ts";
import { selectRequest } from "./requests.queries.server.ts";
import type { RequestEvent, ServiceRequest } from "./types.ts";

type Deps = Pick<Services, "db" | "clock" | "sessionSecret">;
type Own = { readonly reference: string; readonly visitorId: string };

/** Worked out from the feed's id and the portal's secret, so that the database alone opens nothing. Never the request's code. */
const tokenOf = (sessionSecret: string, feedId: string): string =>
  createHmac("sha256", sessionSecret).update(`request-feed:${feedId}`).digest("base64url");

const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

async function getOwn(db: Parameters<typeof selectRequest>[0], { reference, visitorId }: Own, forUpdate = false) {
  const request = await selectRequest(db, reference, { kind: "visitor", visitorId }, { forUpdate });
  if (!request) throw new AppError("not_found");
  return request;
}

/** The path of the feed, while there is one. Throws `not_found` for a browser that may not see the request. */
export async function getFeedPath(deps: Deps, own: Own): Promise<string | undefined> {
  const id = await selectFeedId(deps.db, (await getOwn(deps.db, own)).id);
  return id && `/feeds/${tokenOf(deps.sessionSecret, id)}`;
}

/** Makes the feed of a request, or ends it: a feed made anew has another address. Doing it twice changes nothing. */
export function changeFeed(deps: Deps, input: Own & { readonly intent: "start" | "end" }): Promise<void> {
  const { reference, visitorId, intent } = input;
  const at = deps.clock.now();
  return deps.db.transaction(async (tx) => {
    const { id: requestId } = await getOwn(tx, input, true);
    const id = randomUUID();
    const tokenHash = hashOf(tokenOf(deps.sessionSecret, id));
    const isStart = intent === "start";
    const isDone = isStart ? await insertFeed(tx, { id, requestId, tokenHash, at }) : await deleteFeed(tx, requestId);
    if (!isDone) return;
    await recordAuditEvent(tx, {
      actor: { kind: "resident", id: visitorId },
      action: isStart ? "requests.feed_started" : "requests.feed_ended",
      subjectType: "request",
      subjectId: reference,
      at,
    });
  });
}

export type RequestFeed = {
  readonly feedId: string;
  readonly request: Pick<ServiceRequest, "reference" | "language" | "submittedAt">;
  /** Changes of state alone, newest first, without anybody's words. */
  readonly changes: readonly Pick<RequestEvent, "seq" | "at" | "kind" | "to" | "actorKind" | "deskId">[];
};

/** What a program reads that has the address. `undefined` for one that is not there or was ended. */
export async function readFeed(deps: Pick<Services, "db">, token: string): Promise<RequestFeed | undefined> {
  if (!/^[\w-]{43}$/.test(token)) return undefined;
  const known = await selectFedReference(deps.db, hashOf(token));
  const request = known && (await selectRequest(deps.db, known.reference, { kind: "system" }));
  if (!known || !request) return undefined;
  const { id, reference, language, submittedAt } = request;
  const events = await selectRequestEvents(deps.db, id, "resident");
  return {
    feedId: known.feedId,
    request: { reference, language, submittedAt },
    changes: events
      .filter(({ kind }) => kind === "moved")
      .map(({ seq, at, kind, to, actorKind, deskId }) => ({ seq, at, kind, to, actorKind, deskId }))
      .reverse(),
  };
}
