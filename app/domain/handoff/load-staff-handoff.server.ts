import { randomUUID } from "node:crypto";
import { selectTurns } from "#app/domain/assistant/conversations.queries.server.ts";
import type { Services } from "#app/domain/services.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { inLanguage, type Language } from "#app/i18n/languages.ts";
import { getHandoffForStaff } from "./act-as-staff.server.ts";
import { describeEvent, deskName, type HandoffEntry } from "./describe-event.ts";
import { selectHandoffEvents } from "./handoff-events.queries.server.ts";
import { canAct, type HandoffMode, type HandoffState } from "./states.ts";
import type { CallBack } from "./types.ts";

/** More than anybody reads; the newest count. */
const MAX_TURNS = 50;

/** One turn with the assistant, as staff read it. */
export type StoryTurn = {
  readonly question: string;
  readonly answer: string;
  /** The resident has asked it again in other words. */
  readonly isReplaced: boolean;
  readonly sources: readonly { readonly n: number; readonly title: string; readonly url: string }[];
};

export type StaffHandoffData = {
  readonly id: string;
  readonly state: HandoffState;
  readonly language: Language;
  readonly isSimplified: boolean;
  readonly isCrisis: boolean;
  readonly mode: HandoffMode;
  readonly callBack: CallBack | null;
  readonly deskName: string;
  readonly deskId: string;
  readonly holder: string | null;
  readonly isMine: boolean;
  readonly canClaim: boolean;
  readonly summary: string;
  readonly story: readonly StoryTurn[];
  readonly entries: readonly HandoffEntry[];
  readonly requestReference: string | null;
  readonly messageKey: string;
  readonly liveDesks: readonly { readonly value: string; readonly label: string }[];
  readonly desks: readonly { readonly value: string; readonly label: string }[];
};

/** Everything a staff member needs to go on where the assistant stopped. To other desks it is not there. */
export async function loadStaffHandoff(
  deps: Pick<Services, "db" | "site">,
  id: string,
  reader: { staffId: string; deskIds: readonly string[]; language: Language },
): Promise<StaffHandoffData> {
  const handoff = await getHandoffForStaff(deps, id, reader);
  const turns = await selectTurns(deps.db, handoff.conversationId, MAX_TURNS);
  const events = await selectHandoffEvents(deps.db, handoff.id);
  const { language } = reader;
  const describe = { language, isStaff: true, site: deps.site, deskId: handoff.deskId, t: getTranslator(language) };
  const option = (desk: (typeof deps.site.desks)[number]) => ({
    value: desk.id,
    label: inLanguage(desk.name, language),
  });
  return {
    id: handoff.id,
    state: handoff.state,
    language: handoff.language,
    isSimplified: handoff.isSimplified,
    isCrisis: handoff.isCrisis,
    mode: handoff.mode,
    callBack: handoff.callBack,
    deskName: deskName(deps.site, handoff.deskId, language),
    deskId: handoff.deskId,
    holder: handoff.claimedByName,
    isMine: handoff.claimedBy === reader.staffId && canAct("staff_message", handoff.state),
    canClaim: canAct("claim", handoff.state),
    summary: handoff.summary,
    story: turns.map((turn) => ({
      question: turn.question,
      answer: turn.answer?.text ?? "",
      isReplaced: turn.isReplaced,
      sources: turn.answer?.sources.map(({ n, title, url }) => ({ n, title, url })) ?? [],
    })),
    entries: events.map((event) => describeEvent(event, describe)),
    requestReference: handoff.requestReference,
    messageKey: randomUUID(),
    liveDesks: deps.site.desks.filter((desk) => desk.live && desk.id !== handoff.deskId).map(option),
    desks: deps.site.desks.map(option),
  };
}
