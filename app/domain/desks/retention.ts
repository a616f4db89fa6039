import { z } from "zod";

/**
 * What is kept about people, and for how many days when the site says nothing. Counted from: the last question of a conversation; the
 * last change of a form not sent; the last event of a request that is over; the end of a talk with a person; the day feedback was
 * given; the end of a session; the sending of a mail; the day something was
 * exchanged with another system. The audit trail is not among them: it is kept for good and holds references alone.
 */
export const RETENTION_DAYS = {
  conversations: 30,
  drafts: 30,
  requests: 1_825,
  handoffs: 1_825,
  feedback: 730,
  sessions: 30,
  mails: 30,
  exchange: 30,
} as const;

export type RetentionCategory = keyof typeof RETENTION_DAYS;
export const RETENTION_CATEGORIES = Object.keys(RETENTION_DAYS) as readonly RetentionCategory[];

/** A typing error must not keep something for ever. */
const MOST_DAYS = 36_500;

const days = (fallback: number) =>
  z.number().int().min(1, "at least 1 day").max(MOST_DAYS, "at most a hundred years").default(fallback);

/** `retention` in `site.yml`: days by category; what is left out has its default. */
export const retentionSchema = z
  .strictObject({
    conversations: days(RETENTION_DAYS.conversations),
    drafts: days(RETENTION_DAYS.drafts),
    requests: days(RETENTION_DAYS.requests),
    handoffs: days(RETENTION_DAYS.handoffs),
    feedback: days(RETENTION_DAYS.feedback),
    sessions: days(RETENTION_DAYS.sessions),
    mails: days(RETENTION_DAYS.mails),
    exchange: days(RETENTION_DAYS.exchange),
  })
  .prefault({}) satisfies z.ZodType<Readonly<Record<RetentionCategory, number>>>;
