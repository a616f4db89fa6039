import { hasHours } from "#app/domain/desks/working-time.ts";
import type { Site } from "#app/domain/desks/site-schema.ts";
import type { LoadedService } from "../content.ts";
import { factsFileOf, type Note, type ParityInput } from "./finding.ts";

/** Online and offline say the same: who has no network finds a counter, and the counter knows what its page promises. */
export function checkChannels({ content }: ParityInput, note: Note): void {
  const { site, services } = content;
  const numbers = new Set([...site.hotlines.map(({ number }) => number), ...[...site.centres, ...site.desks].map(({ phone }) => phone)]);
  for (const service of services) checkService(service, { site, numbers }, note);
  site.centres.forEach((centre, i) => {
    centre.counters.forEach((counter, j) => {
      const path = ["centres", i, "counters", j];
      if (counter.services.length > 0 && !hasHours(counter.hours ?? centre.hours)) {
        note("fault", "site.yml", path, `“${counter.name.en}” is never open, and does ${counter.services.length} services`);
      }
      counter.services.forEach((slug, k) => {
        const service = services.find(({ facts }) => facts.identifier === slug);
        if (service && !centresOf(service).has(centre.id)) {
          note("fault", "site.yml", [...path, "services", k], `the page of “${slug}” does not name “${centre.id}” as a way to have it`);
        }
      });
    });
  });
  if (!site.visits && site.centres.some(({ counters }) => counters.length > 0)) {
    note("warning", "site.yml", ["visits"], "visits: slips cannot say what happens when a paper is missing");
  }
}

type Known = { readonly site: Site; readonly numbers: ReadonlySet<string> };

function checkService(service: LoadedService, { site, numbers }: Known, note: Note): void {
  const { identifier: slug, channels } = service.facts;
  const file = factsFileOf(service);
  if (channels.every(({ type }) => type === "online-form" || type === "kiosk")) {
    note("fault", file, ["channels"], "there is no way without a machine: name a centre, a phone, the post or a home visit");
  }
  channels.forEach((channel, i) => {
    if (channel.type === "centre") {
      channel.centres.forEach((id, j) => {
        const centre = site.centres.find((candidate) => candidate.id === id);
        if (centre && !centre.counters.some((counter) => counter.services.includes(slug))) {
          note("fault", file, ["channels", i, "centres", j], `no counter of “${id}” in site.yml does this`);
        }
      });
    }
    // Short numbers are national lines, which the authority does not keep.
    if ((channel.type === "phone" || channel.type === "home-visit") && channel.phone.includes("-") && !numbers.has(channel.phone)) {
      note("warning", file, ["channels", i, "phone"], `${channel.phone} is no number of a desk, centre or hotline in site.yml`);
    }
  });
}

const centresOf = ({ facts }: LoadedService): ReadonlySet<string> =>
  new Set(facts.channels.flatMap((channel) => (channel.type === "centre" ? channel.centres : [])));
