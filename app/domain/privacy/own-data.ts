import type { ShownMandate } from "#app/domain/requests/mandates/list-helpers.server.ts";
import type { OfferedWay } from "#app/domain/requests/choose-ways.server.ts";
import type { RequestState, StoredRequestState } from "#app/domain/requests/states.ts";
import type { Correction, EventKind, ReadableAnswer } from "#app/domain/requests/types.ts";

/** When what is stored of a request goes. */
export type KeptUntil =
  /** It is not over: counted from its last event. */
  | { readonly status: "open"; readonly days: number }
  /** A legal hold keeps it. */
  | { readonly status: "held" }
  /** The first day without it, `YYYY-MM-DD`. */
  | { readonly status: "until"; readonly date: string };

/** Who of the staff opened a request: a desk and a role, never a name. */
export type RequestView = {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly desk: string;
  /** Why: `agent` and `supervisor` work on it, `auditor` watches over how it is worked on, `administrator` looked for a reason they gave; `staff` where that was not recorded. */
  readonly role: "agent" | "supervisor" | "auditor" | "administrator" | "helper" | "staff";
};

export type OwnRequest = {
  readonly reference: string;
  readonly title: string;
  readonly state: StoredRequestState;
  readonly sentAt: Date;
  readonly contact: {
    readonly name: string | undefined;
    readonly email: string | undefined;
    readonly phone: string | undefined;
  };
  readonly description: string;
  /** Numbers of papers but for their end. */
  readonly answers: readonly ReadableAnswer[];
  readonly events: readonly {
    readonly at: Date;
    readonly kind: EventKind;
    readonly from: RequestState | undefined;
    readonly to: StoredRequestState | undefined;
    readonly desk: string;
    readonly words: string | undefined;
    /** What of the contact was corrected, and what stood there before. */
    readonly corrected: readonly Correction[];
    /** The name of the helper who did it, or whom it is about. */
    readonly helper: string | undefined;
  }[];
  readonly ratings: readonly {
    readonly at: Date;
    readonly level: number | undefined;
    readonly isSolved: boolean;
    readonly comment: string | undefined;
  }[];
  readonly views: readonly RequestView[];
  readonly files: readonly {
    readonly at: Date;
    readonly by: "you" | "desk";
    readonly name: string;
    readonly type: string;
    readonly bytes: number;
    /** Where it is downloaded; absent for what is held back. */
    readonly address: string | undefined;
  }[];
  /** How they can be told of it, and what of that is on. */
  readonly ways: readonly OfferedWay[];
  /** Their browsers in which there is news of it, by the push service that brings it. */
  readonly browsers: readonly { readonly service: string; readonly since: Date }[];
  /** Who may, or might, act on it for them. */
  readonly helpers: readonly OwnMandate[];
  readonly kept: KeptUntil;
  /** Whether it can still be taken back, after which it is over. */
  readonly canWithdraw: boolean;
};

/** Somebody who was named as a helper, or whom one helps. */
export type OwnMandate = Omit<ShownMandate, "id">;

export type OwnDraft = {
  readonly title: string;
  readonly changedAt: Date;
  readonly keptUntil: Date;
  readonly answers: readonly ReadableAnswer[];
};

export type OwnConversation = {
  readonly id: string;
  readonly lines: readonly {
    readonly at: string;
    readonly by: "you" | "assistant" | "staff" | "portal";
    readonly text: string;
  }[];
};

/** Everything stored about a resident who is signed in. */
export type OwnData = {
  readonly account: {
    readonly email: string | undefined;
    readonly name: string | undefined;
    readonly language: string;
    /** How they read in every browser, where their account keeps it. */
    readonly profile: { readonly language?: string; readonly mode?: "full" | "simple" };
    readonly since: Date;
    /** Addresses of providers that vouch for them. */
    readonly providers: readonly string[];
  };
  readonly sessions: readonly { readonly browser: string; readonly since: Date; readonly lastUsedAt: Date }[];
  readonly requests: readonly OwnRequest[];
  readonly drafts: readonly OwnDraft[];
  readonly conversations: readonly OwnConversation[];
  /** Questions whose changes are told to the account's address. */
  readonly watches: readonly { readonly question: string; readonly since: Date }[];
  /** What others told and they follow: what it is about, and where they are told. */
  readonly follows: readonly { readonly matter: string; readonly to: string; readonly since: Date }[];
  /** Whom they named for forms; those for one request stand at the request. */
  readonly helpers: readonly OwnMandate[];
  /** Whom they help, or helped. */
  readonly helping: readonly OwnMandate[];
};
