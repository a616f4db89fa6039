import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import { CONFIRM_WITHIN_DAYS } from "#app/lib/confirm-within.ts";
import { selectToldBefore } from "./asked-before.queries.server.ts";
import { type DraftKey, getDraft } from "./draft-step.server.ts";
import { sinceAsked } from "./find-asked-before.server.ts";
import { answersAsked } from "./form-answers.server.ts";
import { matterOf } from "./matter.ts";
import { nameMatters } from "./name-matters.server.ts";
import { makeLinkToken } from "./link-token.server.ts";
import {
  confirmFollower,
  deleteFollower,
  deleteUnconfirmedFollowers,
  type FollowerAddress,
  insertFollower,
  selectFollowedBy,
  selectFollower,
  whereTold,
} from "./request-followers.queries.server.ts";
import { selectLeading } from "./request-merges.queries.server.ts";
import { selectById } from "./requests.queries.server.ts";
import { publicFacts } from "./public-facts.server.ts";
import { tellFollower } from "./tell-follower.server.ts";
import { toTextNumber } from "./text-number.ts";

const DAY_MS = 86_400_000;
const emailSchema = z.email().max(254);

/** The address that was typed: of mail or, where text messages are sent, a mobile number; `undefined` for what is neither. */
export function readFollowAddress(
  { textMessages }: Pick<Services, "textMessages">,
  typed: string,
): FollowerAddress | undefined {
  const email = emailSchema.safeParse(typed.trim());
  if (email.success) return { email: email.data };
  const phone = textMessages && toTextNumber(typed.trim());
  return phone ? { phone } : undefined;
}

/** `written` also for an address that follows already: a form must not tell who follows what. */
export type FollowOutcome =
  { readonly status: "written" } | { readonly status: "refused"; readonly reason: "address_needed" | "gone" };

/**
 * Lets somebody who was about to tell of the same follow what another told: by the matter of their form, never by a
 * reference. One message asks whether the address is theirs; before they say so no news goes there. The form stays as it is.
 */
export async function followRequest(
  deps: Pick<Services, "db" | "clock" | "jobs" | "site" | "publicUrl" | "textMessages">,
  input: DraftKey & { readonly typed: string; readonly language: Language },
): Promise<FollowOutcome> {
  const address = readFollowAddress(deps, input.typed);
  if (!address) return { status: "refused", reason: "address_needed" };
  return deps.db.transaction(async (tx): Promise<FollowOutcome> => {
    const { draft, form } = await getDraft(deps, tx, input);
    const matter = matterOf(form, answersAsked(form, draft.answers));
    const since = sinceAsked(deps);
    const told = matter && (await selectToldBefore(tx, { visitorId: input.visitorId, matter, since }));
    if (!told) return { status: "refused", reason: "gone" };
    const { language, visitorId } = input;
    const made = { id: randomUUID(), key: makeLinkToken(), requestId: told.id };
    const key = await insertFollower(tx, { ...made, address, language, visitorId, at: deps.clock.now() });
    if (key)
      await tellFollower(deps, tx, "follow_confirm", told, { address, key, language, askedAt: told.submittedAt });
    return { status: "written" };
  });
}

/** What a follower reads: service and day, and once they confirmed how far it is. Throws `not_found` without the key of their messages. */
export async function getFollowed(
  deps: Pick<Services, "db" | "clock" | "site">,
  { key, language }: { readonly key: string; readonly language: Language },
) {
  const follower = await selectFollower(deps.db, key);
  const request = follower && (await selectById(deps.db, follower.requestId));
  if (!request) throw new AppError("not_found");
  const matter = (await nameMatters(deps, language, [request]))(request);
  const shown = { matter, askedAt: request.submittedAt, to: whereTold(follower.address) };
  if (!follower.isConfirmed) return { ...shown, facts: undefined };
  const leading = (await selectLeading(deps.db, request.id)) ?? request;
  const { state, due, desk } = publicFacts(deps, leading, language);
  return { ...shown, facts: { state, due, desk } };
}

/** What somebody follows that others told: what it is about, and where they are told. Never whose it is, nor its reference. */
export async function listFollowed(
  deps: Pick<Services, "db" | "clock" | "site">,
  input: { readonly visitorId: string; readonly language: Language },
): Promise<{ readonly matter: string; readonly to: string; readonly since: Date }[]> {
  const followed = [];
  for (const { requestId, to, since } of await selectFollowedBy(deps.db, input.visitorId)) {
    const request = await selectById(deps.db, requestId);
    if (request) followed.push({ matter: (await nameMatters(deps, input.language, [request]))(request), to, since });
  }
  return followed;
}

/** By the button on the page, so that a scanner of mails that follows links confirms nothing. A second time changes nothing. */
export const confirmFollowing = ({ db, clock }: Pick<Services, "db" | "clock">, key: string): Promise<void> =>
  confirmFollower(db, key, clock.now());

/** Ends it. Without the key nothing happens. */
export const stopFollowing = ({ db }: Pick<Services, "db">, key: string): Promise<void> => deleteFollower(db, key);

/** Forgets the addresses that nobody confirmed in time. */
export const forgetUnconfirmed = ({ db, clock }: Pick<Services, "db" | "clock">): Promise<void> =>
  deleteUnconfirmedFollowers(db, new Date(clock.now().getTime() - CONFIRM_WITHIN_DAYS * DAY_MS));
