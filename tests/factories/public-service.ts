import type { Database } from "#app/db/port.ts";
import type { PublicService } from "#app/domain/catalogue/public-service.ts";
import type { ServiceFacts } from "#app/domain/content/service-schema.ts";
import type { ServiceTexts } from "#app/domain/content/service-text-schema.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";

/** The least a service can have: somebody it is for, one way to have it. */
export function aPublicService(parts: Partial<PublicService> = {}): PublicService {
  return {
    slug: "old-age-card",
    language: "en",
    title: "Old-age card",
    summary: "Free buses and lower prices from 60.",
    who: "Residents of 60 and over.",
    askedAs: [],
    keywords: [],
    audiences: ["older-person"],
    lifeEvents: [],
    themes: ["money"],
    formId: undefined,
    competentAuthority: { id: "civil-affairs", name: "Civil Affairs Bureau" },
    deskId: "civil-affairs",
    requirements: [],
    specialCircumstances: [],
    evidence: [],
    costs: [],
    outputs: [],
    promisedWorkingDays: 5,
    statutoryWorkingDays: undefined,
    channels: [{ type: "phone", phone: "12345", note: undefined }],
    legalBasis: [],
    thresholds: [],
    related: [],
    prerequisites: [],
    guides: [],
    bodyHtml: "",
    headings: [],
    validFrom: "2025-01-01",
    validTo: undefined,
    reviewedOn: "2026-01-15",
    reviewBy: "2026-07-15",
    owner: "civil-affairs",
    grade: "public",
    ...parts,
  };
}

type Published = {
  readonly slug: string;
  readonly deskId: string;
  readonly workingDays: number;
  readonly title?: string;
  /** Of its own, as the record has it: facts, and texts in each language. */
  readonly appeal?: {
    readonly facts: ServiceFacts["appeal"];
    readonly texts: Partial<Record<ContentLanguage, ServiceTexts["appeal"]>>;
  };
};

/** Stores what a request needs to know of a service. */
export async function aPublishedService(db: Database, service: Published): Promise<void> {
  const facts = { promised_time: { working_days: service.workingDays }, appeal: service.appeal?.facts };
  await db.query(
    `insert into public_services (slug, facts, desk_id, audiences, life_events, themes, grade, valid_from,
       reviewed_on, review_by, content_hash, published_at)
     values ($1, $2::jsonb, $3, '{}', '{}', '{}', 'public', '2026-01-01', '2026-01-01', '2027-01-01', 'x', now())`,
    [service.slug, JSON.stringify(facts), service.deskId],
  );
  const texts = service.appeal?.texts ?? (service.title === undefined ? {} : { en: undefined });
  for (const [language, appeal] of Object.entries(texts)) {
    await db.query(
      `insert into public_service_texts (slug, language, title, summary, texts, body_html, headings)
       values ($1, $2, $3, '', $4::jsonb, '', '[]')`,
      [service.slug, language, service.title ?? service.slug, JSON.stringify({ appeal })],
    );
  }
}
