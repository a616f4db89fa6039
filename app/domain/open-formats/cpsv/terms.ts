import { CONTENT_LANGUAGES, type ContentLanguage, type Translated } from "#app/i18n/languages.ts";
import type { OpenService } from "../open-catalogue.ts";
import type { PublicService } from "#app/domain/catalogue/public-service.ts";

/** The vocabularies of CPSV-AP 3.2, by the prefixes its own documents use. Whole in the file: nothing has to be fetched. */
export const CPSV_CONTEXT = {
  adms: "http://www.w3.org/ns/adms#",
  cpsv: "http://purl.org/vocab/cpsv#",
  cv: "http://data.europa.eu/m8g/",
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  eli: "http://data.europa.eu/eli/ontology#",
  foaf: "http://xmlns.com/foaf/0.1/",
  locn: "http://www.w3.org/ns/locn#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  time: "http://www.w3.org/2006/time#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
} as const;

/** One node of the graph. */
export type Node = { readonly "@id": string; readonly "@type": string } & Readonly<Record<string, unknown>>;
export type Ref = { readonly "@id": string };
export type LanguageText = { readonly "@language": ContentLanguage; readonly "@value": string };

export const ref = (id: string): Ref => ({ "@id": id });

/** A text of the content with its language tags. */
export const inAll = (text: Translated): LanguageText[] =>
  CONTENT_LANGUAGES.map((language) => ({ "@language": language, "@value": text[language] }));

/** What a service says in each language; a language that says nothing is left out. */
export function said(
  { in: by }: OpenService,
  read: (service: PublicService, language: ContentLanguage) => string | undefined,
): LanguageText[] {
  return CONTENT_LANGUAGES.flatMap((language) => {
    const value = read(by[language], language);
    return value ? [{ "@language": language, "@value": value }] : [];
  });
}

export const typed = (type: "date" | "dateTime" | "duration" | "double" | "anyURI", value: string) => ({
  "@type": `xsd:${type}`,
  "@value": value,
});

/** A machine's reading of something, as JSON: rules and thresholds. */
export const asJson = (value: unknown) => ({ "@type": "@json", "@value": value });

/** The part of a list with this id; the lists of all languages hold the same ids. */
export const byId = <T extends { readonly id: string }>(list: readonly T[], id: string): T | undefined =>
  list.find((one) => one.id === id);

/** EU authority tables name languages by three letters. */
const LANGUAGE_CONCEPT: Record<ContentLanguage, string> = { en: "ENG", "zh-CN": "ZHO" };
export const languageConcepts = (): Ref[] =>
  CONTENT_LANGUAGES.map((tag) =>
    ref(`http://publications.europa.eu/resource/authority/language/${LANGUAGE_CONCEPT[tag]}`),
  );
export const currencyConcept = (code: string): Ref =>
  ref(`http://publications.europa.eu/resource/authority/currency/${code.toUpperCase()}`);
