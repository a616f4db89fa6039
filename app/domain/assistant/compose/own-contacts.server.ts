import { listWholeServices } from "#app/domain/catalogue/find-public-service.server.ts";
import { readPublished } from "#app/domain/content/read-published.server.ts";
import { calendarDateIn } from "#app/lib/calendar-date.ts";
import type { AssistantDeps, PipelineContext } from "../context.ts";
import { contactKey, contactsIn } from "./contacts.ts";

/** The contacts an answer may name: those of the authority's own records of places and services, not of any other text. */
export async function readOwnContacts({ deps, language }: PipelineContext): Promise<ReadonlySet<string>> {
  const { db, clock, site } = deps;
  const today = calendarDateIn(clock.now(), site.time_zone);
  const ofServices = await readPublished(db, ["assistant contacts", language, today], () =>
    readServices(deps, language),
  );
  return new Set([...ofServices, ...ownPhones(site)]);
}

/** The numbers of hotlines, centres and desks, by their digits. */
export const ownPhones = ({ hotlines, centres, desks }: AssistantDeps["site"]): ReadonlySet<string> =>
  new Set(
    [...hotlines.map(({ number }) => number), ...[...centres, ...desks].map(({ phone }) => phone)].map(contactKey),
  );

/** What services say in their facts counts; prose around them does not. */
async function readServices(deps: AssistantDeps, language: PipelineContext["language"]): Promise<string[]> {
  const services = await listWholeServices(deps, { language });
  return services.flatMap(({ service: { bodyHtml: _, ...facts } }) => contactsOf(facts));
}

/** Contacts in every text of a record. A number that stands alone is one where the record says that it is a phone. */
export function contactsOf(record: unknown, field = ""): string[] {
  if (typeof record === "string") return field === "phone" ? [contactKey(record)] : contactsIn(record);
  if (Array.isArray(record)) return record.flatMap((one) => contactsOf(one, field));
  return typeof record === "object" && record !== null
    ? Object.entries(record).flatMap(([name, value]) => contactsOf(value, name))
    : [];
}
