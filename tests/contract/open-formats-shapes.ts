import { z } from "zod";

/** The published shapes, written down from the standards themselves and not from our code. */

const languageText = z.strictObject({ "@language": z.enum(["en", "zh-CN"]), "@value": z.string().min(1) });
/** A text that must be there, once in each language. */
export const bothLanguages = z
  .array(languageText)
  .refine((texts) => texts.map((one) => one["@language"]).join() === "en,zh-CN", "once in each language");
const ref = z.strictObject({ "@id": z.url() });
const refs = z.array(ref).min(1);
const duration = z.strictObject({ "@type": z.literal("xsd:duration"), "@value": z.string().regex(/^P(?:\d+D|T0S)$/) });
const double = z.strictObject({ "@type": z.literal("xsd:double"), "@value": z.string().regex(/^\d+(?:\.\d+)?$/) });
const node = z.looseObject({ "@id": z.url(), "@type": z.string() });
const named = node.extend({ "dct:identifier": z.string().min(1), "dct:title": bothLanguages });

/** CPSV-AP 3.2: what is mandatory for each class, and the kind of value of what is optional. */
export const CPSV_SHAPES: Record<string, z.ZodType> = {
  "cpsv:PublicService": named.extend({
    "dct:description": bothLanguages,
    "cv:hasCompetentAuthority": refs,
    "cv:processingTime": duration,
    "dct:language": refs,
    "dct:spatial": refs,
    "adms:status": ref,
    "cv:hasChannel": refs,
    "cv:hasCost": refs,
    "dcat:keyword": z.array(languageText).optional(),
    "cv:holdsRequirement": refs.optional(),
    "cpsv:hasInput": refs.optional(),
    "cpsv:produces": refs.optional(),
    "cpsv:follows": refs.optional(),
    "cv:hasLegalResource": refs.optional(),
    "cv:isGroupedBy": refs.optional(),
    "cv:relatedService": refs.optional(),
    "dct:requires": refs.optional(),
  }),
  "cv:Requirement": named,
  "cv:Evidence": named,
  "cv:Output": named,
  "cpsv:Rule": named.extend({ "dct:description": bothLanguages }),
  "cv:Channel": node.extend({
    "dct:identifier": z.string().min(1),
    "dct:type": ref,
    "cv:processingTime": duration,
    "cv:ownedBy": refs,
  }),
  "cv:Cost": node.extend({ "dct:identifier": z.string().min(1), "cv:hasValue": double, "cv:currency": ref }),
  "cv:LifeEvent": named,
  "cv:PublicOrganisation": node.extend({ "skos:prefLabel": bothLanguages, "dct:spatial": refs }),
  "cv:ContactPoint": node.extend({ "cv:telephone": z.array(z.string().min(3)).min(1) }),
  "cv:InformationConcept": node.extend({ "dct:identifier": z.string(), "skos:prefLabel": bothLanguages }),
  "eli:LegalResource": node.extend({ "dct:title": bothLanguages }),
  "skos:Concept": node.extend({ "skos:prefLabel": bothLanguages }),
  "dct:Location": node.extend({ "skos:prefLabel": bothLanguages }),
  "time:TemporalEntity": node.extend({ "dct:description": bothLanguages }),
  "dcat:Dataset": node.extend({
    "dct:title": bothLanguages,
    "dct:description": bothLanguages,
    "dct:publisher": ref,
    "dct:modified": z.strictObject({ "@type": z.literal("xsd:dateTime"), "@value": z.iso.datetime() }),
  }),
};

const withId = z.looseObject({ id: z.uuid() });
const clock = z.string().regex(/^\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/);
const schedule = withId.extend({
  freq: z.enum(["WEEKLY", "MONTHLY"]),
  byday: z.string().regex(/^(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:MO|TU|WE|TH|FR|SA|SU))*$/),
  wkst: z.enum(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]),
  interval: z.number(),
  timezone: z.number(),
  opens_at: clock,
  closes_at: clock,
});
const phone = withId.extend({ number: z.string().min(3) });
const location = withId.extend({
  location_type: z.enum(["physical", "postal", "virtual"]),
  name: z.string().min(1),
  addresses: z
    .array(
      withId.extend({
        address_1: z.string().min(1),
        city: z.string().min(1),
        state_province: z.string(),
        postal_code: z.string(),
        country: z.string().length(2),
        address_type: z.enum(["physical", "postal", "virtual"]),
      }),
    )
    .length(1),
  phones: z.array(phone).min(1),
  schedules: z.array(schedule),
  accessibility: z.array(withId.extend({ description: z.string().min(1) })),
});
/** Open Referral HSDS 3.0, with what hangs on a service. */
export const hsdsServiceShape = withId.extend({
  organization_id: z.uuid(),
  name: z.string().min(1),
  status: z.enum(["active", "inactive", "defunct", "temporarily closed"]),
  description: z.string().min(1),
  url: z.url(),
  application_process: z.string().min(1),
  fees_description: z.string().min(1),
  eligibility_description: z.string().min(1),
  minimum_age: z.number().min(0).max(120).optional(),
  maximum_age: z.number().min(0).max(120).optional(),
  assured_date: z.iso.date(),
  last_modified: z.iso.datetime(),
  organization: withId.extend({ name: z.string().min(1), description: z.string().min(1) }),
  phones: z.array(phone).min(1),
  schedules: z.array(schedule),
  service_areas: z.array(withId).min(1),
  service_at_locations: z.array(withId.extend({ location_id: z.uuid(), location })),
  languages: z.array(withId.extend({ name: z.string(), code: z.string() })).length(2),
  cost_options: z.array(
    withId.extend({ option: z.string().min(1), currency: z.string().length(3), amount: z.number().min(0) }),
  ),
  required_documents: z.array(withId.extend({ document: z.string().min(1) })),
  attributes: z.array(
    withId.extend({
      link_id: z.uuid(),
      link_entity: z.literal("service"),
      link_type: z.string(),
      taxonomy_term: withId.extend({ name: z.string().min(1), description: z.string().min(1) }).optional(),
    }),
  ),
});
export const hsdsPageShape = z.strictObject({
  total_items: z.int(),
  total_pages: z.int(),
  page_number: z.int(),
  size: z.int(),
  first_page: z.boolean(),
  last_page: z.boolean(),
  empty: z.boolean(),
  contents: z.array(hsdsServiceShape),
});

const link = z.looseObject({ "@rel": z.string(), "@href": z.url() });
/** RFC 4287. */
export const atomShape = z.object({
  feed: z.looseObject({
    "@xmlns": z.literal("http://www.w3.org/2005/Atom"),
    "@xml:lang": z.enum(["en", "zh-CN"]),
    id: z.url(),
    title: z.string().min(1),
    updated: z.iso.datetime(),
    author: z.object({ name: z.string().min(1), uri: z.url() }),
    link: z
      .array(link)
      .refine((links) => links.filter((one) => one["@rel"] === "self").length === 1, "one link to itself"),
    entry: z.array(
      z.looseObject({
        id: z.string().regex(/^urn:uuid:[0-9a-f-]{36}$/),
        title: z.string().min(1),
        updated: z.iso.datetime(),
        link: z.array(link).length(1),
        category: z.array(z.object({ "@scheme": z.url(), "@term": z.string().min(1) })).length(2),
      }),
    ),
  }),
});

/** sitemaps.org 0.9 with Google's hreflang: each address names all of its languages, itself too. */
export const sitemapShape = z.object({
  urlset: z.object({
    "@xmlns": z.literal("http://www.sitemaps.org/schemas/sitemap/0.9"),
    "@xmlns:xhtml": z.literal("http://www.w3.org/1999/xhtml"),
    url: z
      .array(
        z
          .strictObject({
            loc: z.url(),
            lastmod: z.iso.datetime().optional(),
            "xhtml:link": z
              .array(
                z.strictObject({ "@rel": z.literal("alternate"), "@hreflang": z.string().min(2), "@href": z.url() }),
              )
              .min(2),
          })
          .refine((url) => url["xhtml:link"].some((one) => one["@href"] === url.loc), "names itself"),
      )
      .max(50_000),
  }),
});
