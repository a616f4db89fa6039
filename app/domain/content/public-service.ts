import type { Grade } from "#app/domain/accounts/grades.ts";
import type { Rule } from "./rule-schema.ts";
import type { Audience, ChannelFacts, ServiceFacts } from "./service-schema.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";

/**
 * Anchors of the parts every service page has; the index cites them, the page must carry them as ids, and headings of
 * the text below may not take them.
 */
export const SERVICE_ANCHORS = [
  "who",
  "requirements",
  "thresholds",
  "special-circumstances",
  "evidence",
  "costs",
  "times",
  "channels",
  "outputs",
  "sources",
] as const;
export type ServiceAnchor = (typeof SERVICE_ANCHORS)[number];

export type Named = { readonly id: string; readonly name: string };
export type Linked = { readonly slug: string; readonly title: string };
export type Heading = { readonly anchor: string; readonly level: number; readonly text: string };

export type LegalResource = Named & { readonly guideSlug: string | undefined; readonly url: string | undefined };
export type Requirement = {
  readonly id: string;
  readonly question: string;
  readonly ifMet: string;
  readonly ifNotMet: string;
  readonly rule: Rule | undefined;
  readonly legalSource: LegalResource | undefined;
};
export type Evidence = Named & {
  readonly form: ServiceFacts["evidence"][number]["form"];
  readonly copies: number;
  readonly where: string;
  readonly exempt: string | undefined;
};
export type Cost = Named & { readonly amountCents: number; readonly currency: string };
export type Threshold = ServiceFacts["thresholds"][number] & { readonly below: string; readonly atOrAbove: string };
/** One way to have the service; `note` is what to know about it. Centres are ids of `site.yml`. */
export type Channel = ChannelFacts & { readonly note: string | undefined };

/** What a list shows of a service. */
export type PublicServiceSummary = {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly audiences: readonly Audience[];
  readonly lifeEvents: readonly string[];
  readonly themes: readonly string[];
  /** The portal's own form, when it can be done online. */
  readonly formId: string | undefined;
};

/** Facts and texts of one service, joined in one language. */
export type PublicService = PublicServiceSummary & {
  readonly language: ContentLanguage;
  readonly who: string;
  readonly askedAs: readonly string[];
  readonly keywords: readonly string[];
  readonly competentAuthority: Named;
  readonly deskId: string;
  readonly requirements: readonly Requirement[];
  readonly specialCircumstances: readonly { readonly id: string; readonly text: string }[];
  readonly evidence: readonly Evidence[];
  /** Empty means free of charge. */
  readonly costs: readonly Cost[];
  readonly outputs: readonly Named[];
  readonly promisedWorkingDays: number;
  readonly statutoryWorkingDays: number | undefined;
  readonly channels: readonly Channel[];
  readonly legalBasis: readonly LegalResource[];
  readonly thresholds: readonly Threshold[];
  readonly related: readonly Linked[];
  readonly prerequisites: readonly Linked[];
  /** Policies that explain this service, at `/guides/<slug>`. */
  readonly guides: readonly Linked[];
  readonly bodyHtml: string;
  readonly headings: readonly Heading[];
  readonly validFrom: string;
  readonly validTo: string | undefined;
  readonly reviewedOn: string;
  readonly reviewBy: string;
  readonly owner: string;
  readonly grade: Grade;
};

