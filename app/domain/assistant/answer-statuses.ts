/** What becomes of a question: all of them, everywhere. The database's check and the locale keys hold the same list. */
export const ANSWER_STATUSES = [
  "answered",
  "answered_partly",
  "clarification",
  "unanswerable_no_source",
  "unanswerable_out_of_scope",
  "unanswerable_needs_account",
  "guardrail_injection",
  "guardrail_personal_data",
  "guardrail_harmful",
  "guardrail_opinion",
  "guardrail_output",
  "signpost_crisis",
  "signpost_emergency",
  "smalltalk",
  "handed_off",
  "unavailable_switched_off",
  "error_timeout",
  "error_model",
  "error_internal",
] as const;
export type AnswerStatus = (typeof ANSWER_STATUSES)[number];

/** What an answer may offer, before it is known what there is; `next-steps` keeps those that work. */
export const OFFERS = [
  "crisis_lines",
  "emergency_lines",
  "check",
  "form",
  "service",
  "centre",
  "person",
  "phone",
  "report",
  "track",
  "search",
  "services",
] as const;
export type Offer = (typeof OFFERS)[number];

/** How reports add it up. */
export type CountsAs = "answered" | "unanswered" | "refused" | "signposted" | "social" | "failed";

type StatusEntry = {
  /** Locale key of the text residents read; null when the text is composed from sources. */
  readonly messageKey: `assistant:message.${AnswerStatus}` | null;
  readonly offers: readonly [Offer, ...Offer[]];
  readonly countsAs: CountsAs;
};

const aboutService = ["check", "form", "service", "centre", "person", "phone"] as const;
const elsewhere = ["services", "person", "phone"] as const;
const somethingWentWrong = ["person", "phone", "services"] as const;

const entry = <S extends AnswerStatus>(status: S, offers: StatusEntry["offers"], countsAs: CountsAs): StatusEntry => ({
  messageKey: `assistant:message.${status}`,
  offers,
  countsAs,
});

/** Status → text → next steps → how it counts. The only such table. */
export const ANSWER_STATUS_TABLE: Readonly<Record<AnswerStatus, StatusEntry>> = {
  answered: { messageKey: null, offers: aboutService, countsAs: "answered" },
  answered_partly: { messageKey: null, offers: aboutService, countsAs: "answered" },
  clarification: entry("clarification", ["service", "services", "person", "phone"], "unanswered"),
  unanswerable_no_source: entry(
    "unanswerable_no_source",
    ["service", "person", "phone", "report", "services"],
    "unanswered",
  ),
  unanswerable_out_of_scope: entry("unanswerable_out_of_scope", elsewhere, "unanswered"),
  unanswerable_needs_account: entry("unanswerable_needs_account", ["track", "person", "phone"], "unanswered"),
  guardrail_injection: entry("guardrail_injection", elsewhere, "refused"),
  guardrail_personal_data: entry("guardrail_personal_data", ["track", "person", "phone"], "refused"),
  guardrail_harmful: entry("guardrail_harmful", ["person", "phone", "emergency_lines"], "refused"),
  guardrail_opinion: entry("guardrail_opinion", ["report", "phone", "services"], "refused"),
  guardrail_output: entry("guardrail_output", somethingWentWrong, "refused"),
  signpost_crisis: entry("signpost_crisis", ["crisis_lines", "person"], "signposted"),
  signpost_emergency: entry("signpost_emergency", ["emergency_lines", "person"], "signposted"),
  smalltalk: entry("smalltalk", elsewhere, "social"),
  handed_off: entry("handed_off", ["person", "phone"], "social"),
  unavailable_switched_off: entry("unavailable_switched_off", ["search", "services", "person", "phone"], "failed"),
  error_timeout: entry("error_timeout", somethingWentWrong, "failed"),
  error_model: entry("error_model", somethingWentWrong, "failed"),
  error_internal: entry("error_internal", somethingWentWrong, "failed"),
};

export const NEXT_STEP_KINDS = ["form", "service", "centre", "person", "phone", "request", "page"] as const;
export type NextStepKind = (typeof NEXT_STEP_KINDS)[number];

/** Whether something was answered, if only in part. */
export const isAnswered = (status: AnswerStatus): boolean => ANSWER_STATUS_TABLE[status].countsAs === "answered";
