import type { Database } from "#app/db/port.ts";
import { publishContent } from "#app/domain/content/publish-content.server.ts";
import { findRequest } from "#app/domain/requests/find-request.server.ts";
import { takeRequest } from "#app/domain/requests/take-request.server.ts";
import { openJobQueue } from "#app/ports/jobs/pg-boss.server.ts";
import { aRequest, aStaffActor, aVisitor, requestDeps } from "#tests/factories/request.ts";
import { smallContent } from "#tests/factories/small-content.ts";

export type LivedIn = { readonly reference: string; readonly secret: string };

/** A migrated database that has been a portal's for a while: content, job queue, staff and requests; gives one of them. */
export async function liveIn(db: Database): Promise<LivedIn> {
  const deps = { ...requestDeps(db), jobs: await openJobQueue(db) };
  await publishContent(deps, smallContent());
  await aRequest(deps, { description: "路灯坏了，'quoted' \\ and\nof two lines" });
  const { reference, secret } = await aRequest(deps);
  const taken = await takeRequest(deps, { reference, actor: await aStaffActor(db), seenHolderId: null });
  if (taken.status === "refused") throw new Error(taken.reason);
  return { reference, secret };
}

/** Whether somebody with reference and code finds it, from a browser that never saw it. */
export async function canBeFound(db: Database, { reference, secret }: LivedIn): Promise<boolean> {
  const found = await findRequest(requestDeps(db), { reference, secret, visitorId: aVisitor("another device") });
  return found.status === "found";
}
