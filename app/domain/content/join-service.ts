import type { ServiceFacts } from "./service-schema.ts";
import type { ServiceTexts } from "./service-text-schema.ts";
import type { Topics } from "./topics-schema.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import type { LegalResource, PublicService, Requirement } from "./public-service.ts";

export type JoinedService = Omit<PublicService, "related" | "prerequisites" | "guides" | "bodyHtml" | "headings">;

/**
 * Facts and the texts of one language as one record. Every id of the facts has its text: `loadContent` refuses
 * content where that is not so, hence the fall-back to the id is never read by anybody.
 */
export function joinService(
  facts: ServiceFacts,
  texts: ServiceTexts,
  topics: Topics,
  language: ContentLanguage,
): JoinedService {
  const legalBasis = facts.legal_basis.map(({ id, policy, url }): LegalResource => ({
    id,
    name: texts.legal_basis[id] ?? id,
    guideSlug: policy,
    url,
  }));
  return {
    slug: facts.identifier,
    language,
    title: texts.title,
    summary: texts.summary,
    who: texts.who,
    askedAs: texts.asked_as,
    keywords: texts.keywords,
    audiences: facts.audiences,
    lifeEvents: facts.life_events,
    themes: facts.themes,
    formId: ownForm(facts),
    competentAuthority: {
      id: facts.competent_authority,
      name:
        topics.authorities.find(({ id }) => id === facts.competent_authority)?.name[language] ??
        facts.competent_authority,
    },
    deskId: facts.desk,
    requirements: joinRequirements(facts, texts, legalBasis),
    specialCircumstances: facts.special_circumstances.map(({ id }) => ({
      id,
      text: texts.special_circumstances[id] ?? id,
    })),
    evidence: facts.evidence.map(({ id, form, copies }) => {
      const text = texts.evidence[id];
      return { id, form, copies, name: text?.name ?? id, where: text?.where ?? id, exempt: text?.exempt };
    }),
    costs: facts.costs.map(({ id, amount_cents, currency }) => ({
      id,
      name: texts.costs[id] ?? id,
      amountCents: amount_cents,
      currency,
    })),
    outputs: facts.outputs.map(({ id }) => ({ id, name: texts.outputs[id] ?? id })),
    promisedWorkingDays: facts.promised_time.working_days,
    statutoryWorkingDays: facts.statutory_time?.working_days,
    channels: facts.channels.map((channel) => ({ ...channel, note: texts.channels[channel.type] })),
    legalBasis,
    thresholds: facts.thresholds.map((threshold) => {
      const sides = texts.thresholds[threshold.id];
      return { ...threshold, below: sides?.below ?? threshold.id, atOrAbove: sides?.at_or_above ?? threshold.id };
    }),
    validFrom: facts.valid_from,
    validTo: facts.valid_to,
    reviewedOn: facts.reviewed_on,
    reviewBy: facts.review_by,
    owner: facts.owner,
    grade: facts.grade,
  };
}

/** The portal's own form of a service, when it can be done here. */
export function ownForm(facts: ServiceFacts): string | undefined {
  for (const channel of facts.channels) if (channel.type === "online-form" && channel.form) return channel.form;
  return undefined;
}

function joinRequirements(
  facts: ServiceFacts,
  texts: ServiceTexts,
  legalBasis: readonly LegalResource[],
): Requirement[] {
  return facts.requirements.map(({ id, rule, legal_source }) => {
    const text = texts.requirements[id];
    return {
      id,
      rule,
      question: text?.question ?? id,
      ifMet: text?.if_met ?? id,
      ifNotMet: text?.if_not_met ?? id,
      legalSource: legalBasis.find((source) => source.id === legal_source),
    };
  });
}
