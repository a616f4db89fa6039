import type { PublicService } from "#app/domain/catalogue/public-service.ts";
import { readTopics } from "#app/domain/catalogue/read-topics.server.ts";
import { publicBounds } from "#app/domain/catalogue/bounds.server.ts";
import { readPublished } from "#app/domain/content/read-published.server.ts";
import type { Topics } from "#app/domain/content/topics-schema.ts";
import type { Services } from "#app/domain/services.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { guidePage, inLanguage, servicePage } from "../addresses.ts";
import { decimalAmount } from "../working-days.ts";
import { questionsOf } from "./faq.server.ts";
import { serviceChannel } from "./service-channels.ts";

type Deps = Pick<Services, "db" | "clock" | "site" | "publicUrl">;
export type StructuredData = { readonly "@context": string; readonly "@graph": readonly Record<string, unknown>[] };

/** What search engines read of a service's page: the service, and the questions the page answers. */
export function describeService(deps: Deps, service: PublicService): Promise<StructuredData> {
  const { today } = publicBounds(deps, service.language);
  return readPublished(deps.db, ["structured-data", service.slug, service.language, today, deps.publicUrl], async () =>
    structuredData(deps, service, await readTopics(deps)),
  );
}

/** The pure part: the two nodes of one page, which name each other. */
export function structuredData(
  { site, publicUrl }: Pick<Deps, "site" | "publicUrl">,
  service: PublicService,
  topics: Topics,
): StructuredData {
  const { language } = service;
  const page = servicePage({ publicUrl }, service.slug);
  const url = inLanguage(page, language);
  const serviceId = `${page}#service`;
  const questions = questionsOf(service, site, url);
  return {
    "@context": "https://schema.org",
    "@graph": [
      {
        "@type": questions.length > 0 ? "FAQPage" : "WebPage",
        "@id": url,
        url,
        name: service.title,
        inLanguage: language,
        about: { "@id": serviceId },
        lastReviewed: service.reviewedOn,
        ...(questions.length > 0
          ? {
              mainEntity: questions.map(({ name, answer, anchor }) => ({
                "@type": "Question",
                name,
                url: `${url}#${anchor}`,
                acceptedAnswer: { "@type": "Answer", text: answer, inLanguage: language },
              })),
            }
          : {}),
      },
      governmentService({ site, publicUrl }, service, topics),
    ],
  };
}

function governmentService(
  { site, publicUrl }: Pick<Deps, "site" | "publicUrl">,
  service: PublicService,
  topics: Topics,
) {
  const { language } = service;
  const page = servicePage({ publicUrl }, service.slug);
  const serviceId = `${page}#service`;
  const t = getTranslator(language);
  const area = { "@type": "AdministrativeArea", name: site.name[language] };
  const authority = { "@type": "GovernmentOrganization", name: service.competentAuthority.name };
  const law = service.legalBasis.find(({ guideSlug }) =>
    service.guides.some(({ slug }) => slug === guideSlug),
  )?.guideSlug;
  return {
    "@type": "GovernmentService",
    "@id": serviceId,
    identifier: service.slug,
    name: service.title,
    alternateName: service.askedAs,
    description: service.summary,
    url: inLanguage(page, language),
    provider: authority,
    serviceOperator: authority,
    jurisdiction: area,
    areaServed: area,
    audience: service.audiences.map((id) => ({ "@type": "Audience", audienceType: t(`content:audience.${id}`) })),
    category: topics.themes.filter(({ id }) => service.themes.includes(id)).map(({ name }) => name[language]),
    serviceOutput: service.outputs.map(({ name }) => ({ "@type": "Thing", name })),
    offers: offersOf(service, site.currency),
    availableChannel: service.channels.map((channel) =>
      serviceChannel(channel, { publicUrl, site, language }, { serviceId, days: service.promisedWorkingDays }),
    ),
    ...(law ? { termsOfService: inLanguage(guidePage({ publicUrl }, law), language) } : {}),
    isRelatedTo: service.related.map(({ slug, title }) => ({
      "@type": "GovernmentService",
      "@id": `${servicePage({ publicUrl }, slug)}#service`,
      name: title,
      url: inLanguage(servicePage({ publicUrl }, slug), language),
    })),
  };
}

/** What it costs; a service without fees is offered for nothing. */
function offersOf({ costs }: PublicService, currency: string) {
  if (costs.length === 0) return [{ "@type": "Offer", price: decimalAmount(0), priceCurrency: currency }];
  return costs.map(({ name, amountCents, currency: own }) => ({
    "@type": "Offer",
    name,
    price: decimalAmount(amountCents),
    priceCurrency: own,
  }));
}
