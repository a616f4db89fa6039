import type { ContentLanguage, Language } from "#app/i18n/languages.ts";
import type { Services } from "#app/domain/services.ts";
import type { MaskedKind } from "#app/lib/personal-data.ts";
import type { Reranker } from "#app/ports/rerank/port.ts";
import type { AnswerStatus } from "./answer-statuses.ts";
import type { EmergencyKind } from "./rules/emergency-phrases.ts";
import { withoutMarks } from "./rules/without-marks.ts";
import type {
  AnswerSource,
  AskRefusal,
  ComposedBy,
  Conversation,
  PromptUse,
  QuestionRoute,
  StepName,
  StoredNextStep,
  Turn,
} from "./types.ts";

export type AssistantDeps = Pick<
  Services,
  "db" | "clock" | "site" | "llm" | "embeddings" | "reranker" | "assistant" | "log" | "metrics"
>;

export type PipelineInput = {
  /** As it came, unmasked: no step may store or send it. */
  readonly question: string;
  readonly language: ContentLanguage;
  readonly readIn?: Language | undefined;
  readonly signal: AbortSignal | undefined;
  readonly isNewConversation: boolean;
  readonly submissionKey: string | undefined;
  /** Set when a stored question that never got its answer is asked again. */
  readonly storedQuestionId: string | undefined;
  /** The question that this one is written instead of. */
  readonly replaces?: string | undefined;
};

/** A retrieved section, in the words the later steps use. */
export type Evidence = {
  readonly id: string;
  readonly kind: "service" | "policy" | "page" | "corpus";
  readonly slug: string;
  readonly title: string;
  /** Other names for its matter: what residents call it, keywords. */
  readonly names: readonly string[];
  readonly url: string;
  readonly anchor: string | null;
  readonly section: string;
  readonly text: string;
  readonly language: string;
  readonly checkedOn: string | null;
  readonly page?: number | null;
  readonly score: number;
  /** How well its whole page fits, as the search page sees it: 1 for the best one. */
  readonly fit?: number;
  /** The search page would have no doubt that this page is meant, however the question tells its story. */
  readonly isSure?: boolean;
  /** The question it was worked out for from records (opening hours of a day); each line is one statement. */
  readonly madeFor?: string;
  /** Near in meaning, but its words do not bear it out: for a model to judge, never to be quoted unread. */
  readonly isOnlyNear?: true;
};

/** One sentence or list item of an answer with the evidence it rests on (indexes into `evidence`). */
export type Statement = {
  readonly text: string;
  readonly evidence: readonly number[];
  readonly isListItem: boolean;
  /** Which of several questions it answers. */
  readonly part?: number;
};

export type Draft = {
  readonly statements: readonly Statement[];
  /** Parts of the question nothing was found for, in its own words. */
  readonly missing: readonly string[];
  readonly composedBy: ComposedBy;
};

export type Progress =
  | { readonly type: "step"; readonly step: StepName }
  /** The question is stored: from now on its conversation has a page. */
  | { readonly type: "stored"; readonly conversationId: string }
  | { readonly type: "text"; readonly text: string }
  /** What was shown so far broke off: the answer that follows takes its place. */
  | { readonly type: "cut" };

/** What step records add to name, outcome and duration. */
export type StepNote = {
  model?: string;
  promptTokens?: number;
  completionTokens?: number;
  reason?: string;
  fellBack?: boolean;
};

/** What passes through the steps. Only `stop` and `refuse` end the run early. */
export class PipelineContext {
  /** The question without hidden characters; masked from `mask_personal_data` on. */
  text = "";
  inputProblem: "empty" | "too_long" | undefined;
  /** BCP 47 of the question, which the portal may not speak. */
  questionLanguage: string;
  language: ContentLanguage;
  maskedKinds: MaskedKind[] = [];
  emergencies: readonly EmergencyKind[] = [];
  questionId = "";
  route: QuestionRoute | undefined;
  /** The question in the answer's language, as a model put it; nothing but a query. */
  translation: string | undefined;
  /** The answer is quoted in this language, since nothing in its own was found. */
  quotedIn: ContentLanguage | undefined;
  /** The question as it would be asked without the conversation before it. */
  standalone = "";
  /** A model put it into words that are not the resident's. */
  isRephrased = false;
  /** What was talked about before, when the question seems to go on with it and no model could say. */
  topic: string | undefined;
  /** The question before, whose kind a bare "and at 95?" goes on with. */
  before: string | undefined;
  /** Services near to a question without an answer, best first. */
  near: readonly { readonly slug: string; readonly title: string }[] = [];
  /** Services that a bare word can mean, each with an answer of its own: one of them must be chosen. */
  choices: readonly { readonly slug: string; readonly title: string }[] = [];
  /** The check of a service, with what the question says of the person filled in. */
  check: { readonly target: string; readonly name: string } | undefined;
  evidence: readonly Evidence[] = [];
  confidence: number | undefined;
  draft: Draft | undefined;
  status: AnswerStatus | undefined;
  answerText = "";
  sources: readonly AnswerSource[] = [];
  nextSteps: readonly StoredNextStep[] = [];
  composedBy: ComposedBy = "rules";
  prompts: PromptUse[] = [];
  note: StepNote = {};
  /** A model was asked and failed. */
  isModelOut = false;
  #isTextShown = false;
  #isReranked = false;
  refusal: AskRefusal | undefined;

  constructor(
    readonly deps: AssistantDeps,
    readonly input: PipelineInput,
    readonly conversation: Conversation,
    /** Earlier turns, oldest first. */
    readonly history: readonly Turn[],
    readonly onProgress: (progress: Progress) => void,
    /** When the whole answer should be there, on the clock of `performance.now()`. */
    readonly deadlineMs: number,
  ) {
    this.questionLanguage = input.language;
    this.language = input.language;
  }

  get isStopped(): boolean {
    return this.status !== undefined;
  }

  /** Asked in a language that the portal does not speak. */
  get isForeign(): boolean {
    return this.questionLanguage !== this.language;
  }

  /**
   * The language of our own texts and notes: whoever asks in one that no answer is written in reads them in the page's. What
   * is quoted beside them has that of its source.
   */
  get ownLanguage(): Language {
    return this.isForeign ? (this.input.readIn ?? this.language) : this.language;
  }

  /** A fixed text of ours is the answer. */
  say(message: string): void {
    this.answerText = message;
    this.composedBy = "rules";
  }

  /** What is asked, in words that rules and index can read if there are any. */
  get asked(): string {
    return this.translation ?? this.textWithoutMarks;
  }

  /** Masked numbers and what introduces them are nothing to look for. */
  get textWithoutMarks(): string {
    return this.maskedKinds.length > 0 ? withoutMarks(this.text) : this.text;
  }

  /** Neither rules nor index can read it: foreign, and no model put it into ours. */
  get isUnread(): boolean {
    return this.isForeign && this.translation === undefined;
  }

  /** Shows a checked sentence while the answer is being written. */
  showText(text: string): void {
    this.#isTextShown = true;
    this.onProgress({ type: "text", text });
  }

  /** Whatever was shown will not be in the answer as it stands. */
  cutText(): void {
    if (this.#isTextShown) this.onProgress({ type: "cut" });
    this.#isTextShown = false;
  }

  /** The model that puts passages in order, once: whoever waits for an answer waits for it one time. */
  takeReranker(): Reranker | undefined {
    const reranker = this.#isReranked ? undefined : this.deps.reranker;
    this.#isReranked = true;
    return reranker;
  }

  /** The step goes on without the model. */
  noteModelOut(reason: string): void {
    this.isModelOut = true;
    this.cutText();
    Object.assign(this.note, { reason, fellBack: true });
  }

  /** Ends the run with a status; steps that run after a stop still do. The first word counts. */
  stop(status: AnswerStatus, reason?: string): void {
    this.status ??= status;
    if (reason) this.note.reason = reason;
  }

  /** Ends the run without a trace: there was no question. */
  refuse(reason: AskRefusal): void {
    this.refusal = reason;
  }
}

export type PipelineStep = {
  readonly name: StepName;
  /** Masking, storing and next steps are due to every question, stopped or not. */
  readonly runsAfterStop?: true;
  run(context: PipelineContext): Promise<void>;
};
