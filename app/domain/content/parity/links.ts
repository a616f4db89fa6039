import { CONTENT_LANGUAGES } from "#app/i18n/languages.ts";
import { SERVICE_ANCHORS } from "../public-service.ts";
import { factsFileOf, type LoadedRecord, type Note, type ParityInput, textFileOf } from "./finding.ts";
import type { NoteLine } from "./languages.ts";

/** Pages of the portal that texts may lead to besides those of the content. */
export const PORTAL_PATHS = ["/", "/services", "/search", "/centres", "/assistant", "/assistant/person", "/requests", "/account/data", "/data-sharing", "/share", "/poster", "/offline"];
const CENTRE_ANCHORS = ["about", "hours", "plan", "counters", "accessibility", "languages"];

/** Links lead to a page that is there, that residents may see today, and to a part that it has. */
export function checkLinks(input: ParityInput, note: Note, noteLine: NoteLine): void {
  const { content } = input;
  const targets = listTargets(input);
  const faultOf = (href: string) => judge(href, targets);
  for (const record of [...content.services, ...content.documents]) {
    for (const language of CONTENT_LANGUAGES) {
      const { body } = record.written[language];
      const own = new Set([...body.headings.map(({ anchor }) => anchor), ...(isService(record) ? SERVICE_ANCHORS : [])]);
      for (const { href, line } of body.links) {
        const message = href.startsWith("#") ? (own.has(href.slice(1)) ? undefined : `there is no part ${href} on this page`) : faultOf(href);
        if (message) noteLine("fault", textFileOf(record, language), line, `broken link ${href}: ${message}`);
      }
    }
    checkMentions(record, targets, note);
  }
  const mention = (file: string, path: readonly PropertyKey[], href: string) => {
    const message = faultOf(href);
    if (message) note("fault", file, path, `leads to ${href}: ${message}`);
  };
  content.topics.often.forEach((slug, i) => mention("topics.yml", ["often", i], `/services/${slug}`));
  content.site.centres.forEach((centre, i) =>
    centre.counters.forEach((counter, j) =>
      counter.services.forEach((slug, k) => mention("site.yml", ["centres", i, "counters", j, "services", k], `/services/${slug}`)),
    ),
  );
  for (const form of content.forms) if (form.service) mention(`forms/${form.id}.yml`, ["service"], `/services/${form.service}`);
}

const isService = (record: LoadedRecord): record is ParityInput["content"]["services"][number] => !("kind" in record);

/** What facts name by id. A record that residents do not see any more need not lead anywhere. */
function checkMentions(record: LoadedRecord, targets: Targets, note: Note): void {
  const file = factsFileOf(record);
  if (targets.get(pageOf(record))?.hidden) return;
  const mention = (path: readonly PropertyKey[], href: string) => {
    const message = judge(href, targets);
    if (message) note("fault", file, path, `leads to ${href}: ${message}`);
  };
  if (isService(record)) {
    record.facts.related.forEach((slug, i) => mention(["related", i], `/services/${slug}`));
    record.facts.prerequisites.forEach((slug, i) => mention(["prerequisites", i], `/services/${slug}`));
    record.facts.legal_basis.forEach(({ policy, url }, i) => {
      if (policy) mention(["legal_basis", i, "policy"], `/guides/${policy}`);
      if (url) mention(["legal_basis", i, "url"], url);
    });
  } else if (record.kind === "policy") {
    record.facts.services.forEach((slug, i) => mention(["services", i], `/services/${slug}`));
  }
}

const pageOf = (record: LoadedRecord): string => `/${isService(record) ? "services" : "guides"}/${record.facts.identifier}`;

/** `hidden`: why residents cannot open it today. */
type Target = { readonly anchors: ReadonlySet<string>; readonly hidden: string | undefined };
type Targets = ReadonlyMap<string, Target>;

function listTargets({ content, today }: ParityInput): Targets {
  const open = (anchors: readonly string[] = []): Target => ({ anchors: new Set(anchors), hidden: undefined });
  const targets = new Map<string, Target>(PORTAL_PATHS.map((path) => [path, open()]));
  for (const record of [...content.services, ...content.documents]) {
    const { grade, valid_from, valid_to } = record.facts;
    const hidden =
      valid_to !== undefined && valid_to < today
        ? `it ended on ${valid_to}`
        : valid_from > today
          ? `it begins on ${valid_from}`
          : grade !== "public"
            ? `residents cannot see it (grade ${grade})`
            : undefined;
    const headings = record.written.en.body.headings.map(({ anchor }) => anchor);
    targets.set(pageOf(record), { anchors: new Set([...headings, ...(isService(record) ? SERVICE_ANCHORS : [])]), hidden });
    if (isService(record)) targets.set(`${pageOf(record)}/visit`, { ...open(), hidden });
  }
  for (const { id } of content.forms) targets.set(`/forms/${id}`, open());
  for (const { id } of content.site.centres) targets.set(`/centres/${id}`, open(CENTRE_ANCHORS));
  for (const { id } of content.topics.life_events) targets.set(`/life-events/${id}`, open());
  return targets;
}

function judge(href: string, targets: Targets): string | undefined {
  if (/^(?:mailto|tel):/i.test(href)) return undefined;
  if (/^https?:/i.test(href)) {
    if (!URL.canParse(href)) return "this is no address";
    return /^http:/i.test(href) ? "it is not encrypted; use https" : undefined;
  }
  const [, path = "", anchor] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(href) ?? [];
  const target = targets.get(path);
  if (!target) return "there is no such page";
  if (target.hidden) return target.hidden;
  return anchor && !target.anchors.has(anchor) ? `the page has no part #${anchor}` : undefined;
}
