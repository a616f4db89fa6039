import { randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import { selectToldBefore } from "./asked-before.queries.server.ts";
import { type DraftKey, getDraft } from "./draft-step.server.ts";
import { sinceAsked } from "./find-asked-before.server.ts";
import { answersAsked } from "./form-answers.server.ts";
import { matterOf } from "./matter.ts";
import { mailFollower } from "./mail-follower.server.ts";
import { nameMatters } from "./name-matters.server.ts";
import {
  deleteFollower,
  insertFollower,
  selectFollowedBy,
  selectFollower,
} from "./request-followers.queries.server.ts";
import { selectLeading } from "./request-merges.queries.server.ts";
import { selectById } from "./requests.queries.server.ts";
import { publicFacts } from "./public-facts.server.ts";

const emailSchema = z.email().max(254);

export type FollowOutcome =
  | { readonly status: "follows"; readonly id: string; readonly key: string }
  /** The same address follows already: its mails lead to it, nothing here does. */
  | { readonly status: "follows_already" }
  | { readonly status: "refused"; readonly reason: "email_needed" | "gone" };

/**
 * Lets somebody who was about to tell of the same follow what another told: by the matter of their form, never by a
 * reference. The form stays as it is.
 */
export async function followRequest(
  deps: Pick<Services, "db" | "clock" | "jobs" | "site" | "publicUrl">,
  input: DraftKey & { readonly email: string; readonly language: Language },
): Promise<FollowOutcome> {
  const email = emailSchema.safeParse(input.email.trim());
  if (!email.success) return { status: "refused", reason: "email_needed" };
  return deps.db.transaction(async (tx): Promise<FollowOutcome> => {
    const { draft, form } = await getDraft(deps, tx, input);
    const matter = matterOf(form, answersAsked(form, draft.answers));
    const since = sinceAsked(deps);
    const told = matter && (await selectToldBefore(tx, { visitorId: input.visitorId, matter, since }));
    if (!told) return { status: "refused", reason: "gone" };
    const follower = {
      id: randomUUID(),
      key: randomBytes(24).toString("base64url"),
      requestId: told.id,
      email: email.data,
      language: input.language,
      askedAt: told.submittedAt,
    };
    const isNew = await insertFollower(tx, { ...follower, visitorId: input.visitorId, at: deps.clock.now() });
    if (!isNew) return { status: "follows_already" };
    await mailFollower(deps, tx, "follow_started", told, follower);
    return { status: "follows", id: follower.id, key: follower.key };
  });
}

/** What a follower reads: service, day, and how far it is. Throws `not_found` without the key of their mails. */
export async function getFollowed(
  deps: Pick<Services, "db" | "clock" | "site">,
  input: { readonly id: string; readonly key: string; readonly language: Language },
) {
  const isId = z.uuid().safeParse(input.id).success;
  const follower = isId ? await selectFollower(deps.db, input.id, input.key) : undefined;
  const request = follower && (await selectById(deps.db, follower.requestId));
  if (!request) throw new AppError("not_found");
  const leading = (await selectLeading(deps.db, request.id)) ?? request;
  const matter = (await nameMatters(deps, input.language, [request]))(request);
  const { state, due, desk } = publicFacts(deps, leading, input.language);
  return { matter, askedAt: request.submittedAt, email: follower.email, state, due, desk };
}

/** What somebody follows that others told: what it is about, and where they are told. Never whose it is, nor its reference. */
export async function listFollowed(
  deps: Pick<Services, "db" | "clock" | "site">,
  input: { readonly visitorId: string; readonly language: Language },
): Promise<{ readonly matter: string; readonly email: string; readonly since: Date }[]> {
  const followed = [];
  for (const { requestId, email, since } of await selectFollowedBy(deps.db, input.visitorId)) {
    const request = await selectById(deps.db, requestId);
    if (request) followed.push({ matter: (await nameMatters(deps, input.language, [request]))(request), email, since });
  }
  return followed;
}

/** Ends it. Without the key nothing happens. */
export async function stopFollowing(deps: Pick<Services, "db">, id: string, key: string): Promise<void> {
  if (z.uuid().safeParse(id).success) await deleteFollower(deps.db, id, key);
}
