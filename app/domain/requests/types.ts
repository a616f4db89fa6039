import type { Grade } from "#app/domain/accounts/grades.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { BothNames } from "#app/domain/requests/mandates/mandate.ts";
import type { IdentityCheck } from "./identity-checks.ts";
import type { AppealRoute } from "./appeal.ts";
import type { Rung } from "./escalation.ts";
import type { StaffFile } from "./shown-files.ts";
import { ACTOR_KINDS, type ReasonCode, type RequestState, type StoredRequestState, type Transition } from "./states.ts";

/** Who moves a request. A resident is known by the browser that may see it, a helper by their account and a mandate that is in force at a moment; staff by account and desks. */
export type Actor =
  | { readonly kind: "resident"; readonly visitorId: string }
  | { readonly kind: "helper"; readonly helperId: string; readonly at: Date }
  | {
      readonly kind: "agent" | "supervisor";
      readonly staffId: string;
      readonly name: string;
      readonly deskIds: readonly string[];
    }
  | { readonly kind: "system" };

/** Green: in time. Yellow: due by the end of the next working day. Red: late. */
export const LIGHTS = ["green", "yellow", "red"] as const;
export type Light = (typeof LIGHTS)[number];

export const CLOCK_STATES = ["runs", "stands", "stopped"] as const;

export type RequestClock = {
  readonly state: (typeof CLOCK_STATES)[number];
  /** Absent once the clock has stopped. */
  readonly light: Light | undefined;
  /** As it would be if the clock ran on from now; the last due date when it has stopped. */
  readonly dueAt: Date;
};

export type Contact = {
  readonly name: string | undefined;
  readonly email: string | undefined;
  readonly phone: string | undefined;
};

/** An answer of several parts, by their ids: an address, a person, an entry of a group. */
export type Parts = Readonly<Record<string, string>>;
export type AnswerValue = string | readonly string[] | Parts | readonly Parts[];

/** Answers by field id; several for checkboxes and groups. */
export type Answers = Readonly<Record<string, AnswerValue>>;

export type DateParts = { readonly year: string; readonly month: string; readonly day: string };

/** What stands in the inputs of a field of several parts, by their ids. */
export type PartValues = Readonly<Record<string, string | DateParts>>;

/** A value as the inputs of its field take it. */
export type FieldValue = string | readonly string[] | DateParts | PartValues | readonly PartValues[];

/** What was typed on one page and not sent: shown again there, and no answer. */
export type Typed = { readonly stepId: string; readonly values: Readonly<Record<string, FieldValue>> };

/** An answer as a person reads it; masked already where it must be. */
export type ReadableAnswer = { readonly label: string; readonly value: string };

/** The same for staff: an answer above what the reader may see says only how protected it is. */
export type GradedAnswer =
  | ReadableAnswer
  | {
      readonly label: string;
      readonly hidden: Grade;
      /** The field, for a reader who may have it shown for a reason. */
      readonly canShow?: string;
    };

/** One stored request. `version` grows with every change; moves compare it. */
export type ServiceRequest = {
  readonly id: string;
  readonly reference: string;
  readonly version: number;
  readonly state: StoredRequestState;
  readonly deskId: string;
  readonly holderId: string | undefined;
  readonly holderName: string | undefined;
  readonly formId: string | undefined;
  readonly formVersion: string | undefined;
  readonly serviceSlug: string | undefined;
  readonly language: Language;
  readonly mode: "full" | "simple";
  readonly answers: Answers;
  readonly description: string;
  readonly contact: Contact;
  readonly conversationId: string | undefined;
  readonly submittedAt: Date;
  readonly dueAt: Date;
  /** Working time left, in milliseconds, while the clock stands. */
  readonly dueRemainingMs: number | undefined;
  readonly promisedWorkingDays: number;
  readonly firstResponseAt: Date | undefined;
  /** Until then the resident can reopen; then an answered request closes by itself. */
  readonly reopenUntil: Date | undefined;
  readonly reopenedCount: number;
  readonly isForSupervision: boolean;
};

export const EVENT_KINDS = [
  "moved",
  "information_added",
  "disclosed",
  "contact_corrected",
  "contact_erased",
  "answer_shown",
  "access_renewed",
  "escalated",
  "joined",
  "helper_named",
  "helper_accepted",
  "helper_ended",
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Administrators move nothing, but what they looked at is told. */
export const EVENT_ACTOR_KINDS = [...ACTOR_KINDS, "administrator"] as const;
export type EventActorKind = (typeof EVENT_ACTOR_KINDS)[number];

/** Residents, and those who act for them. */
export const isOfResident = (kind: EventActorKind): boolean => kind === "resident" || kind === "helper";

/** What of the contact a resident replaced, and what was there before where this reader may know. */
export type Correction = { readonly field: "phone" | "email"; readonly before?: string };

/** Something that happened to a request; never changed afterwards. */
export type RequestEvent = {
  readonly seq: number;
  readonly at: Date;
  readonly kind: EventKind;
  readonly from: RequestState | undefined;
  readonly to: StoredRequestState | undefined;
  readonly actorKind: EventActorKind;
  /** The staff member's name; residents are shown the desk instead. */
  readonly actorName: string | undefined;
  readonly deskId: string;
  readonly reasonCode: ReasonCode | undefined;
  readonly wordsForResident: string | undefined;
  readonly remedy: string | undefined;
  /** Absent in what residents read. */
  readonly wordsForStaff: string | undefined;
  /** Of `contact_corrected`. */
  readonly corrected: readonly Correction[];
  /** Of `access_renewed` at a counter: how they showed who they are. */
  readonly check: IdentityCheck | undefined;
  /** Of `escalated`: whom it was passed on to because it is late. */
  readonly rung?: Rung | undefined;
  /** Who acted for whom, or may; absent once it was erased. */
  readonly names?: BothNames | undefined;
  readonly dueAt: Date;
};

/** One line of a desk's queue. */
export type QueueEntry = {
  readonly reference: string;
  readonly state: StoredRequestState;
  readonly deskId: string;
  readonly formId: string | undefined;
  readonly serviceSlug: string | undefined;
  readonly description: string;
  readonly contactName: string | undefined;
  readonly language: Language;
  readonly holderId: string | undefined;
  readonly holderName: string | undefined;
  readonly submittedAt: Date;
  readonly clock: RequestClock;
  readonly reopenedCount: number;
  readonly isForSupervision: boolean;
};

/** All that a member of the holding desk may see and do. Ratings are not among it. */
export type StaffRequest = {
  readonly request: ServiceRequest;
  readonly clock: RequestClock;
  readonly events: readonly RequestEvent[];
  readonly answers: readonly GradedAnswer[];
  /** What of the contact this reader does not see, and how protected it is. */
  readonly hiddenContact: Partial<Record<keyof Contact, Grade>>;
  readonly transitions: readonly Transition[];
  readonly merge: {
    /** The request it goes on with; without a reference where that is of a desk the reader does not see. */
    readonly into: { readonly reference: string | undefined } | undefined;
    readonly joined: { readonly count: number; readonly references: readonly string[] };
  };
  readonly files: readonly StaffFile[];
  /** What the resident is told of how to appeal. */
  readonly appeal: AppealRoute | undefined;
};
