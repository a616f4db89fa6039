import { z } from "zod";
import { CHANNEL_TYPES, AUDIENCES, EVIDENCE_FORMS } from "#app/domain/content/service-schema.ts";
import { comparisonSchema, type Rule } from "#app/domain/content/rule-schema.ts";
import { UNITS } from "#app/domain/content/units.ts";
import { CONTENT_LANGUAGES } from "#app/i18n/languages.ts";

const language = z.enum(CONTENT_LANGUAGES);
const named = z.strictObject({ id: z.string(), name: z.string() });
const linked = z.strictObject({ id: z.string(), title: z.string(), url: z.url() });
const legal = named.extend({ url: z.url().nullable() });

/** What a machine can check: a comparison of a fact of `content/facts.yml`, or rules joined by `all`, `any`, `not`. */
export const ruleResource: z.ZodType<Rule> = z.lazy(() =>
  z.union([
    comparisonSchema,
    z.strictObject({ all: z.array(ruleResource) }),
    z.strictObject({ any: z.array(ruleResource) }),
    z.strictObject({ not: ruleResource }),
  ]),
);

const channel = z.strictObject({
  type: z.enum(CHANNEL_TYPES),
  note: z.string().nullable(),
  url: z.url().nullable(),
  phone: z.string().nullable(),
  centres: z.array(
    z.strictObject({ id: z.string(), name: z.string(), address: z.string(), phone: z.string(), url: z.url() }),
  ),
});

/** A public service as the portal's own API gives it, in one language. */
export const serviceResource = z.strictObject({
  id: z.string(),
  url: z.url(),
  language,
  /** The same page in every language. */
  languages: z.array(z.strictObject({ language, url: z.url() })),
  title: z.string(),
  summary: z.string(),
  who: z.string(),
  asked_as: z.array(z.string()),
  keywords: z.array(z.string()),
  audiences: z.array(z.enum(AUDIENCES)),
  life_events: z.array(named),
  themes: z.array(named),
  competent_authority: named,
  requirements: z.array(
    z.strictObject({
      id: z.string(),
      question: z.string(),
      if_met: z.string(),
      if_not_met: z.string(),
      rule: ruleResource.nullable(),
      legal_source: legal.nullable(),
    }),
  ),
  special_circumstances: z.array(z.strictObject({ id: z.string(), text: z.string() })),
  evidence: z.array(
    named.extend({
      form: z.enum(EVIDENCE_FORMS),
      copies: z.int(),
      where: z.string(),
      exempt: z.string().nullable(),
    }),
  ),
  /** Empty means free of charge. */
  costs: z.array(named.extend({ amount_cents: z.int(), currency: z.string().length(3) })),
  outputs: z.array(named),
  /** 0 is "while you wait". */
  promised_working_days: z.int(),
  statutory_working_days: z.int().nullable(),
  channels: z.array(channel),
  thresholds: z.array(
    z.strictObject({
      id: z.string(),
      field: z.string(),
      value: z.number(),
      unit: z.enum(UNITS),
      below: z.string(),
      at_or_above: z.string(),
    }),
  ),
  legal_basis: z.array(legal),
  related: z.array(linked),
  prerequisites: z.array(linked),
  guides: z.array(linked),
  valid_from: z.iso.date(),
  valid_to: z.iso.date().nullable(),
  reviewed_on: z.iso.date(),
  review_by: z.iso.date(),
  modified_at: z.iso.datetime(),
});
export type ServiceResource = z.infer<typeof serviceResource>;

const link = z.url().nullable();
export const serviceListResource = z.strictObject({
  services: z.array(serviceResource),
  language,
  total: z.int(),
  page: z.int(),
  per_page: z.int(),
  pages: z.int(),
  links: z.strictObject({ self: z.url(), first: z.url(), previous: link, next: link, last: z.url() }),
});
export type ServiceListResource = z.infer<typeof serviceListResource>;
