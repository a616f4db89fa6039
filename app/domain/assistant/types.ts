import type { AnswerStatus, NextStepKind, Offer } from "./answer-statuses.ts";
import type { ContentLanguage, Language } from "#app/i18n/languages.ts";
import type { MaskedKind } from "#app/lib/personal-data.ts";

export const STEPS = [
  "input_rules",
  "emergency_and_crisis",
  "mask_personal_data",
  "store_question",
  "injection_and_harm",
  "route",
  "translate",
  "rephrase",
  "retrieve",
  "compose",
  "other_language",
  "verify",
  "next_steps",
] as const;
export type StepName = (typeof STEPS)[number];

export const ROUTES = [
  "policy_question",
  "service_lookup",
  "report_problem",
  "request_status",
  "person_wanted",
  "smalltalk",
  "too_vague",
  "opinion",
  "others_data",
  "out_of_scope",
] as const;
/** What a question is about, as far as its words tell. */
export type QuestionRoute = (typeof ROUTES)[number];

/** A chunk an answer relied on, as residents see it: `[n]` in the text points here. */
export type AnswerSource = {
  readonly n: number;
  readonly title: string;
  /** Within the portal, to the exact section: `/services/x#how-much`. */
  readonly url: string;
  readonly section: string;
  readonly quote: string;
  readonly language: string;
  /** The day somebody last checked the page, `YYYY-MM-DD`. */
  readonly checkedOn: string | null;
  /** Which reading of the section it was (`cited_sections`); absent where there is no section of ours behind it. */
  readonly version?: string;
  /** On which page of the authority's file the passage begins, where it has pages. */
  readonly page?: number | null;
};

/** An offer that works. Labels are made when it is shown: whether a centre is open changes by the minute. */
export type StoredNextStep = {
  readonly offer: Offer;
  readonly kind: NextStepKind;
  /** Slug, id, number or path, by kind. */
  readonly target: string;
  /** Title of the service, form or centre in the answer's language; empty where the offer says it all. */
  readonly name: string;
};

export type NextStep = { readonly kind: NextStepKind; readonly label: string; readonly url: string };

export type StepRecord = {
  readonly step: StepName;
  readonly outcome: "done" | "stopped" | "fell_back";
  readonly durationMs: number;
  readonly model?: string;
  readonly promptTokens?: number;
  readonly completionTokens?: number;
  /** Why it fell back or stopped, in code words. */
  readonly reason?: string;
};

export type PromptUse = { readonly id: string; readonly hash: string };

export type ComposedBy = "rules" | "extraction" | "model";

export type Answer = {
  readonly status: AnswerStatus;
  readonly text: string;
  /** That of the content; of a fixed text of ours the reader's own. */
  readonly language: Language;
  readonly sources: readonly AnswerSource[];
  readonly nextSteps: readonly StoredNextStep[];
};

export type Conversation = {
  readonly id: string;
  readonly visitorId: string | null;
  readonly language: ContentLanguage;
  readonly mode: "full" | "simple";
  readonly channel: "web" | "api" | "cli";
  readonly handedOffAt: Date | null;
};

/** One question of a conversation; `answer` is absent while it is being made, and for ever when that was cut off. */
export type Turn = {
  readonly questionId: string;
  readonly position: number;
  readonly question: string;
  readonly maskedKinds: readonly MaskedKind[];
  readonly askedAt: Date;
  readonly answer: Answer | null;
  /** Its owner has written it anew: it stays in the record, and nothing goes on with it. */
  readonly isReplaced: boolean;
};

/** Why there is no answer to a question: it is none, or the one it should replace may no longer be changed. */
export type AskRefusal = "empty" | "too_long" | "not_last" | "with_person";
