import type { TFunction } from "i18next";
import type { Centre, WeeklyHours } from "#app/domain/desks/site-schema.ts";
import type { IndexableDocument, IndexableSection } from "#app/domain/search/indexable-document.ts";
import { formatWeekday } from "#app/i18n/format.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import { contentHash } from "./content-hash.server.ts";
import type { Content } from "./content.ts";

/** Centres and hotlines as pages of the index, so that “where is the service hall” finds its address and hours. */
export function siteEntries(content: Content, language: ContentLanguage): IndexableDocument[] {
  const t = getTranslator(language);
  return [
    ...content.site.centres.map((centre) =>
      pageEntry(language, {
        slug: centre.id,
        title: centre.name[language],
        url: `/centres/${centre.id}`,
        sections: centreSections(centre, content, language, t),
      }),
    ),
    pageEntry(language, {
      slug: "hotlines",
      title: t("content:passage.hotlines.title"),
      url: "/centres",
      sections: [
        section("hotlines", t("content:passage.hotlines.heading"), [
          t("content:passage.hotlines.summary"),
          ...content.site.hotlines.map(({ name, number, purpose }) =>
            t("content:passage.hotlines.hotline", { name: name[language], number, purpose: purpose[language] }),
          ),
        ]),
      ],
    }),
  ];
}

function pageEntry(language: ContentLanguage, page: Pick<IndexableDocument, "slug" | "title" | "url" | "sections">): IndexableDocument {
  const entry = {
    ...page,
    id: `page:site-${page.slug}:${language}`,
    kind: "page" as const,
    language,
    grade: "public" as const,
    askedAs: [],
    keywords: [],
  };
  return { ...entry, contentHash: contentHash(entry) };
}

const section = (id: string, heading: string, lines: readonly string[]): IndexableSection => ({
  id,
  anchor: id,
  heading,
  headingPath: [],
  text: lines.join("\n"),
});

function centreSections(centre: Centre, content: Content, language: ContentLanguage, t: TFunction): IndexableSection[] {
  const text = (key: string, values?: Record<string, string>) => t(`content:passage.centre.${key}`, values);
  const name = centre.name[language];
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  const titleOf = (slug: string) =>
    content.services.find(({ facts }) => facts.identifier === slug)?.written[language].texts.title ?? slug;
  return [
    section("address", text("about"), [
      text("address", { name, address: centre.address[language], phone: centre.phone }),
      centre.transport[language],
    ]),
    section("hours", text("hours"), [...hoursLines(centre.hours, language, t), text("holidays")]),
    section("counters", text("counters"), [
      ...centre.counters.map((counter) =>
        text("counter", { counter: counter.name[language], services: list.format(counter.services.map(titleOf)) }),
      ),
    ]),
    section("accessibility", text("accessibility"), centre.accessibility.map((entry) => entry[language])),
    section("languages", text("languages"), centre.languages.map((entry) => entry[language])),
  ].filter(({ text: body }) => body !== "");
}

const WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

function hoursLines(hours: WeeklyHours, language: ContentLanguage, t: TFunction): string[] {
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  return WEEK.map((weekday, index) => {
    // 5 January 2026 was a Monday.
    const day = formatWeekday(language, `2026-01-${String(5 + index).padStart(2, "0")}`);
    const periods = hours[weekday].map(([opens, closes]) => t("content:passage.centre.period", { opens, closes }));
    return periods.length === 0
      ? t("content:passage.centre.closed", { day })
      : t("content:passage.centre.open", { day, periods: list.format(periods) });
  });
}
