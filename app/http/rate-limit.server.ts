import { createHmac } from "node:crypto";
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { Queryable } from "#app/db/port.ts";
import { AppError } from "#app/lib/app-error.ts";
import type { LoadContext } from "./load-context.ts";
import { rateLimitClient } from "./rate-limit.queries.server.ts";

/** How often one key may do a thing: `points` in `seconds`. The one table of all limits. */
export const RATE_TIERS = {
  /** Questions to the assistant, by address. */
  ask: { points: 20, seconds: 60 },
  /** The public API, by address. */
  api: { points: 60, seconds: 60 },
  /** Requests of another system, by its account. */
  client: { points: 600, seconds: 60 },
  /** Reading open data a page at a time, by address. */
  read: { points: 120, seconds: 60 },
  /** Questions of people in danger, by address: they get a fixed answer. */
  danger: { points: 120, seconds: 60 },
  /** Sending a form, by address; a service hall is one address for many people. */
  submit: { points: 30, seconds: 600 },
  /** Sending files with a page, by address; a service hall is one address for many people. */
  upload: { points: 120, seconds: 600 },
  /** Yes, no and why about pages, searches and answers, by address. */
  feedback: { points: 30, seconds: 600 },
  /** Leaving a mail address to be told of news, by network address. */
  watch: { points: 10, seconds: 3_600 },
  /** The same by mail address, hashed: whoever types it, its owner is not flooded. */
  watch_to: { points: 5, seconds: 86_400 },
  /** Making links to answers, by address. */
  share: { points: 30, seconds: 600 },
  /** Mailing conversations, by address; a service hall is one address for many people. */
  transcript_mail: { points: 30, seconds: 3_600 },
  /** The same by recipient (a fingerprint): nobody's letter box is filled from here. */
  transcript_recipient: { points: 5, seconds: 3_600 },
  /** Asking for a code to sign in, by address; a service hall is one address for many people. */
  sign_in_code: { points: 30, seconds: 3_600 },
  /** The same by recipient (a fingerprint). */
  sign_in_code_to: { points: 5, seconds: 3_600 },
  /** Asking for requests whose reference or code was lost, by address; a service hall is one address for many people. */
  find_again: { points: 30, seconds: 3_600 },
  /** The same by mail address or telephone (a fingerprint), whether or not there is a request. */
  find_again_to: { points: 5, seconds: 86_400 },
  /** Opening and taking up what a helper was named for, by address and by account; a service hall is one address for many people. */
  helper_code: { points: 30, seconds: 900 },
  /** Leaving for the provider that vouches for residents, by address. */
  sign_in_provider: { points: 60, seconds: 3_600 },
  /** Suggestions while typing, by address; a service hall is one address for many people. */
  suggest: { points: 300, seconds: 60 },
  /** Looking for a request with reference and secret, by address and by reference. */
  lookup: { points: 5, seconds: 900 },
  /** Looking for somebody's requests by a number or an address, by staff account: many together are no service to a resident. */
  staff_lookup: { points: 60, seconds: 600 },
  /** Taking lists of requests out as a file, by staff account. */
  staff_export: { points: 20, seconds: 600 },
  /** Codes of a second factor, by address and by account. */
  second_factor: { points: 10, seconds: 900 },
  /** The same by account for a day: three of a million codes are right at any time. */
  second_factor_day: { points: 30, seconds: 86_400 },
  /** Signing in, by address and by account; of residents by address alone, since each code may be tried five times. */
  sign_in: { points: 10, seconds: 900 },
} as const satisfies Record<string, { points: number; seconds: number }>;

export type RateTier = keyof typeof RATE_TIERS;

type Counters = Readonly<Record<RateTier, RateLimiterPostgres>>;

const countersOf = new WeakMap<Queryable, Counters>();

/**
 * Counters stand in the table `rate_limits`, so that several processes count together. When the database does not
 * answer, each process counts for itself: a limit is no reason to turn a resident away.
 */
function makeCounters(db: Queryable): Counters {
  const storeClient = rateLimitClient(db);
  const entries = Object.entries(RATE_TIERS).map(([tier, { points, seconds }]) => {
    const shared = { keyPrefix: tier, points, duration: seconds };
    const counter = new RateLimiterPostgres({
      ...shared,
      storeClient,
      storeType: "client",
      tableName: "rate_limits",
      tableCreated: true,
      // Whoever is over the limit costs no further query.
      inMemoryBlockOnConsumed: points + 1,
      insuranceLimiter: new RateLimiterMemory(shared),
    });
    return [tier, counter] as const;
  });
  return Object.fromEntries(entries) as Counters;
}

function counterFor(db: Queryable, tier: RateTier): RateLimiterPostgres {
  let counters = countersOf.get(db);
  if (!counters) {
    counters = makeCounters(db);
    countersOf.set(db, counters);
  }
  return counters[tier];
}

/** Counts one try of `key` (an address, a reference). Throws `too_many` with the time to wait when it was one too many. */
export async function limitRate(
  context: Pick<LoadContext, "isEvaluation"> & { readonly services: { readonly db: Queryable } },
  tier: RateTier,
  key: string,
): Promise<void> {
  if (context.isEvaluation) return;
  try {
    await counterFor(context.services.db, tier).consume(key);
  } catch (outcome) {
    if (!(outcome instanceof RateLimiterRes)) throw outcome;
    throw new AppError("too_many", { retryAfterSeconds: Math.max(1, Math.ceil(outcome.msBeforeNext / 1000)) });
  }
}

/** Whether the next {@link limitRate} of `key` would pass, without counting: asked before something dear is begun. */
export async function hasRateLeft(
  context: Pick<LoadContext, "isEvaluation"> & { readonly services: { readonly db: Queryable } },
  tier: RateTier,
  key: string,
): Promise<boolean> {
  if (context.isEvaluation) return true;
  const counted = await counterFor(context.services.db, tier).get(key);
  return (counted?.consumedPoints ?? 0) < RATE_TIERS[tier].points;
}

/** Counts a mail to somebody, in whatever capitals: only a fingerprint of the address stands among the counters. */
export async function limitRecipient(
  context: Pick<LoadContext, "isEvaluation"> & {
    readonly services: { readonly db: Queryable; readonly sessionSecret: string };
  },
  tier: "watch_to" | "transcript_recipient" | "sign_in_code_to" | "find_again_to",
  email: string,
): Promise<void> {
  const hashed = createHmac("sha256", context.services.sessionSecret).update(`${tier}:${email.toLowerCase()}`);
  await limitRate(context, tier, hashed.digest("base64url"));
}

/** Takes back one counted try that turned out to be a good one: only failures count against people who share an address. */
export async function forgiveRate(
  context: Pick<LoadContext, "isEvaluation"> & { readonly services: { readonly db: Queryable } },
  tier: RateTier,
  key: string,
): Promise<void> {
  if (!context.isEvaluation) await counterFor(context.services.db, tier).reward(key);
}
