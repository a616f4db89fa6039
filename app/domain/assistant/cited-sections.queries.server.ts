import type { Queryable } from "#app/db/port.ts";
import type { Section } from "#app/domain/search/read-sections.server.ts";

/** Keeps sections as they read now; a version that is kept already stays. */
export async function insertCitedSections(db: Queryable, sections: readonly Section[], at: Date): Promise<void> {
  await db.query(
    `insert into cited_sections (version, url, language, title, section, text, first_seen_at)
     select version, url, language, title, section, text, $2
       from jsonb_to_recordset($1::jsonb) as r (
         version text, url text, language text, title text, section text, text text)
         on conflict (version) do nothing`,
    [
      JSON.stringify(
        sections.map(({ version, url, language, title, section, text }) => ({
          version,
          url,
          language,
          title,
          section,
          text,
        })),
      ),
      at,
    ],
  );
}
