import { listWholeServices } from "#app/domain/catalogue/find-public-service.server.ts";
import { readPublished } from "#app/domain/content/read-published.server.ts";
import { calendarDateIn } from "#app/lib/calendar-date.ts";
import type { AssistantDeps, PipelineContext } from "../context.ts";
import { contactKey } from "./contacts.ts";

/** The contacts an answer may name: those of the authority's own records, not of any text, its own pages included. */
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

async function readServices(deps: AssistantDeps, language: PipelineContext["language"]): Promise<string[]> {
  const services = await listWholeServices(deps, { language });
  return services
    .flatMap(({ service }) => [
      ...service.channels.flatMap((channel) => [
        "phone" in channel ? channel.phone : undefined,
        "url" in channel ? channel.url : undefined,
      ]),
      ...service.legalBasis.map((basis) => ("url" in basis ? basis.url : undefined)),
    ])
    .flatMap((contact) => (contact === undefined ? [] : [contactKey(contact)]));
}
