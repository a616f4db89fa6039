import type { MaskedKind } from "#app/lib/personal-data.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { HandoffEventKind, HandoffMode, HandoffState, WantedTime } from "./states.ts";

/** On which number somebody wants to be rung, and when. */
export type CallBack = { readonly phone: string; readonly wanted: WantedTime };

export type Handoff = {
  readonly id: string;
  readonly conversationId: string;
  readonly visitorId: string | null;
  readonly deskId: string;
  readonly mode: HandoffMode;
  readonly state: HandoffState;
  readonly language: Language;
  readonly isSimplified: boolean;
  readonly summary: string;
  /** Somebody may want to die: before all others, and marked for staff. */
  readonly isCrisis: boolean;
  /** Kept while they wait in another mode, too. */
  readonly callBack: CallBack | null;
  readonly serviceSlug: string | null;
  readonly queuedAt: Date | null;
  readonly claimedBy: string | null;
  readonly claimedByName: string | null;
  readonly firstReplyAt: Date | null;
  readonly endedAt: Date | null;
  readonly requestReference: string | null;
  readonly version: number;
  readonly createdAt: Date;
};

export type HandoffEvent = {
  readonly id: number;
  readonly kind: HandoffEventKind;
  readonly actor: "resident" | "staff" | "system";
  readonly staffName: string | null;
  readonly text: string | null;
  /** For staff alone; absent in what residents read. */
  readonly note: string | null;
  readonly deskId: string | null;
  readonly requestReference: string | null;
  /** To which mode it went, when it changed. */
  readonly mode: HandoffMode | null;
  /** Kinds of numbers that were hidden in its words. */
  readonly maskedKinds: readonly MaskedKind[];
  readonly at: Date;
};

/** Whether a desk can take a live conversation now, and if not, why and until when. */
export type DeskAvailability =
  | {
      readonly status: "open";
      /** Null when it is open round the clock. */ readonly closesAt: Date | null;
      readonly waiting: number;
    }
  | { readonly status: "closed"; readonly reason: "outside_hours" | "holiday"; readonly opensAt: Date | null }
  /** In its hours, but nobody who is online has room for one more conversation. */
  | {
      readonly status: "closed";
      readonly reason: "nobody_free";
      readonly isStaffed: boolean;
      readonly closesAt: Date | null;
    };
