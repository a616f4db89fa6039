import type { Queryable } from "#app/db/port.ts";
import type { ServiceFacts } from "#app/domain/content/service-schema.ts";
import type { ServiceTexts } from "#app/domain/content/service-text-schema.ts";
import type { Appeal } from "#app/domain/desks/site-schema.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";

/** What a service's record promises: who is responsible, and how many working days it takes. */
export async function selectServicePromise(
  db: Queryable,
  slug: string,
): Promise<{ deskId: string; workingDays: number } | undefined> {
  const { rows } = await db.query<{ desk_id: string; working_days: number }>(
    `select desk_id, (facts -> 'promised_time' ->> 'working_days')::int as working_days
     from public_services
     where slug = $1`,
    [slug],
  );
  return rows[0] && { deskId: rows[0].desk_id, workingDays: rows[0].working_days };
}

/** How a refusal of this service is appealed against, where its record says so in every language of the content. */
export async function selectServiceAppeal(db: Queryable, slug: string): Promise<Appeal | undefined> {
  const { rows } = await db.query<{
    language: ContentLanguage;
    facts: NonNullable<ServiceFacts["appeal"]>;
    texts: NonNullable<ServiceTexts["appeal"]>;
  }>(
    `select t.language, s.facts -> 'appeal' as facts, t.texts -> 'appeal' as texts
     from public_services s
     join public_service_texts t on t.slug = s.slug
     where s.slug = $1
       and s.facts -> 'appeal' is not null
       and t.texts -> 'appeal' is not null`,
    [slug],
  );
  const written = Object.fromEntries(rows.map(({ language, texts }) => [language, texts]));
  const { en, "zh-CN": zh } = written;
  if (!rows[0] || !en || !zh) return undefined;
  const { days, count, phone, link } = rows[0].facts;
  const address = en.address && zh.address ? { en: en.address, "zh-CN": zh.address } : undefined;
  const body = { en: en.body, "zh-CN": zh.body };
  return { days, count, phone, link, body, form: { en: en.form, "zh-CN": zh.form }, address };
}
