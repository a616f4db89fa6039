import { type Site, siteSchema } from "#app/domain/desks/site-schema.ts";
import { createThreadParser } from "#app/ports/documents/thread-parser.server.ts";
import type { DocumentParser } from "#app/ports/documents/port.ts";
import { CONTENT_LANGUAGES, type ContentLanguage } from "#app/i18n/languages.ts";
import { checkDocument, checkDocumentFacts, checkSuccessors } from "./check-document.ts";
import { checkDataSharing } from "./check-data-sharing.ts";
import { checkReplyTemplates } from "./check-reply-templates.ts";
import { checkFormGrades } from "./check-form-grades.ts";
import { checkService } from "./check-service.ts";
import { checkSite } from "./check-site.ts";
import { checkTopics } from "./check-topics.ts";
import type { Content, ContentFault, Written } from "./content.ts";
import { dataSharingSchema } from "./data-sharing-schema.ts";
import { replyTemplatesSchema } from "./reply-templates-schema.ts";
import { pageFactsSchema, policyFactsSchema } from "./document-schema.ts";
import type { KnownIds } from "./known-ids.ts";
import { type Fact, factsSchema } from "./facts-schema.ts";
import { loadDocuments, listDocumentSlugs } from "./load-documents.server.ts";
import { loadForms } from "./load-forms.server.ts";
import { mergeCalendars } from "./merge-calendars.server.ts";
import { hasFile, listFolders, listYamlNames, type Reading, readFacts, readRecord, type SourceRecord } from "./read-record.server.ts";
import type { LineOf } from "./parity/finding.ts";
import { searchSettingsSchema } from "./search-settings-schema.ts";
import { serviceFactsSchema } from "./service-schema.ts";
import type { ContentLines } from "./source-file.server.ts";
import { documentTextsSchema, serviceTextsSchema } from "./service-text-schema.ts";
import { type Topics, topicsSchema } from "./topics-schema.ts";

export type LoadContentOutcome =
  | { readonly status: "sound"; readonly content: Content; readonly lineOf: LineOf }
  | { readonly status: "faulty"; readonly faults: readonly ContentFault[] };

/**
 * Reads a whole content folder. Needs no database, and names every fault it can find, not only the first. Files of the
 * authority that cannot be read are no fault: they are refused, and the rest goes on. A parser that keeps what it has
 * read spares reading them again.
 */
export async function loadContent(
  contentDir: string,
  { parser = createThreadParser() }: { readonly parser?: DocumentParser } = {},
): Promise<LoadContentOutcome> {
  const faults: ContentFault[] = [];
  const lines: ContentLines = new Map();
  const reading: Reading = { contentDir, faults, lines };
  const written = await readFacts(reading, "site.yml", siteSchema);
  const site = written && (await mergeCalendars(reading, written));
  const topics = await readFacts(reading, "topics.yml", topicsSchema);
  const facts = await readFacts(reading, "facts.yml", factsSchema);
  const search = await readFacts(reading, "search.yml", searchSettingsSchema);
  // An authority need not have the table; a broken one is a fault as everything is.
  const sharing = (await hasFile(reading, "data-sharing.yml")) ? await readFacts(reading, "data-sharing.yml", dataSharingSchema) : undefined;
  const replies = (await hasFile(reading, "reply-templates.yml")) ? await readFacts(reading, "reply-templates.yml", replyTemplatesSchema) : undefined;
  const services = await readAll(reading, "services", { facts: "service.yml", factsSchema: serviceFactsSchema, textsSchema: serviceTextsSchema });
  const policies = await readAll(reading, "policies", { facts: "policy.yml", factsSchema: policyFactsSchema, textsSchema: documentTextsSchema });
  const pages = await readAll(reading, "pages", { facts: "page.yml", factsSchema: pageFactsSchema, textsSchema: documentTextsSchema });
  // The thread that reads files would keep a command from ending.
  const { documents, refused } = await loadDocuments(reading, parser).finally(() => parser.close());
  const known = site && topics && facts && (await collectIds(reading, site.value, topics.value, facts.value));
  const forms = await loadForms(reading, known);
  if (site && topics && known) {
    checkSite(site, known.services, faults);
    if (sharing) checkDataSharing(sharing, known, faults);
    if (replies) checkReplyTemplates(replies, known, faults);
    const deskOf = new Map(services.map(({ slug, facts: { value } }) => [slug, value.desk]));
    checkFormGrades(forms, { site: site.value, deskOf, lines }, faults);
    checkTopics(topics, known.services, faults);
    for (const record of services) checkService(record, known, faults);
    for (const record of [...policies, ...pages]) checkDocument(record, known, faults);
    for (const record of documents) checkDocumentFacts(record, known, faults);
    checkSuccessors([...policies, ...documents], known, faults);
    checkNames(documents, [...policies, ...pages], faults);
  }
  if (!site || !topics || !facts || !search || faults.length > 0) return { status: "faulty", faults: inOrder(faults) };
  return {
    status: "sound",
    lineOf: (file, path) => lines.get(file)?.(path) ?? 1,
    content: {
      site: site.value,
      topics: topics.value,
      facts: facts.value,
      search: search.value,
      data_sharing: sharing?.value ?? [],
      reply_templates: replies?.value ?? [],
      services: services.map((record) => ({ facts: record.facts.value, written: writtenOf(record) })),
      documents: [
        ...policies.map((record) => ({ kind: "policy" as const, facts: record.facts.value, written: writtenOf(record) })),
        ...documents.map(({ facts, written }) => ({ kind: "policy" as const, facts: facts.value, written })),
        ...pages.map((record) => ({ kind: "page" as const, facts: record.facts.value, written: writtenOf(record) })),
      ],
      forms,
      refused,
    },
  };
}

/** Policies, documents and pages share their addresses. */
function checkNames(documents: readonly SourceRecordHead[], others: readonly SourceRecordHead[], faults: ContentFault[]): void {
  const taken = new Set(others.map(({ slug }) => slug));
  for (const { facts, slug } of documents) {
    const message = `“${slug}” is the name of a policy or page already; both stand at /guides/${slug}`;
    if (taken.has(slug)) faults.push({ file: facts.file, line: facts.lineOf(["identifier"]), message });
  }
}

type SourceRecordHead = Pick<SourceRecord<unknown, unknown>, "facts" | "slug">;

async function readAll<A extends Parameters<typeof readRecord>[2]>(reading: Reading, folder: string, files: A) {
  const records = [];
  for (const slug of await listFolders(reading, folder)) {
    const record = await readRecord<A["factsSchema"], A["textsSchema"]>(reading, `${folder}/${slug}`, files);
    if (record) records.push(record);
  }
  return records;
}

/** Names come from the folders, so that a broken neighbour does not look missing. */
async function collectIds(reading: Reading, site: Site, topics: Topics, facts: readonly Fact[]): Promise<KnownIds> {
  const idsOf = (list: readonly { readonly id: string }[]) => new Set(list.map(({ id }) => id));
  const [authorities, desks] = [idsOf(topics.authorities), idsOf(site.desks)];
  return {
    authorities,
    desks,
    owners: new Set([...authorities, ...desks]),
    centres: idsOf(site.centres),
    places: idsOf(site.places),
    lifeEvents: idsOf(topics.life_events),
    themes: idsOf(topics.themes),
    forms: new Set(await listYamlNames(reading, "forms")),
    services: new Set(await listFolders(reading, "services")),
    policies: new Set([...(await listFolders(reading, "policies")), ...(await listDocumentSlugs(reading))]),
    facts: new Map(facts.map((fact) => [fact.id, fact])),
    pages: new Set(await listFolders(reading, "pages")),
  };
}

function writtenOf<T>(record: SourceRecord<unknown, T>): Record<ContentLanguage, Written<T>> {
  const entries = CONTENT_LANGUAGES.map((language) => {
    const text = record.texts[language];
    if (!text) throw new Error(`${record.slug} passed its checks without ${language}`);
    return [language, { texts: text.source.value, body: text.body }];
  });
  return Object.fromEntries(entries) as Record<ContentLanguage, Written<T>>;
}

function inOrder(faults: readonly ContentFault[]): ContentFault[] {
  return faults.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}
