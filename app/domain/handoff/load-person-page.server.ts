import type { Services } from "#app/domain/services.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { inLanguage, type Language } from "#app/i18n/languages.ts";
import { type HandoffPanelData, loadHandoffPanel } from "./load-handoff-panel.server.ts";
import { type HandoffOffer, loadOffer } from "./load-offer.server.ts";
import { isEnded } from "./states.ts";

export type PersonPage = {
  readonly title: string;
  /** The conversation with a person, while there is one. */
  readonly panel: HandoffPanelData | null;
  /** Else what can be offered now. */
  readonly offer: HandoffOffer | null;
  readonly hotline: { readonly number: string; readonly name: string } | null;
};

/** "Talk to a person", with or without a conversation before it. */
export async function loadPersonPage(
  deps: Pick<Services, "db" | "clock" | "site" | "sessionSecret">,
  input: { conversationId: string | null; visitorId: string | undefined; language: Language },
): Promise<PersonPage> {
  const { conversationId, visitorId, language } = input;
  const panel =
    conversationId && visitorId ? await loadHandoffPanel(deps, { conversationId, visitorId, language }) : null;
  const current = panel && !isEnded(panel.state) ? panel : null;
  const district = deps.site.hotlines.find((hotline) => hotline.kind === "district");
  return {
    title: getTranslator(language)("handoff:offer.title"),
    panel: current,
    offer: current ? null : await loadOffer(deps, { conversationId, language }),
    hotline: district ? { number: district.number, name: inLanguage(district.name, language) } : null,
  };
}
