import type { TFunction } from "i18next";
import type { Site } from "#app/domain/desks/site-schema.ts";
import type { IndexableSection } from "#app/domain/search/indexable-document.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import type { JoinedService } from "./join-service.ts";
import { moneyWords } from "./money-words.server.ts";
import type { Channel, ServiceAnchor } from "./public-service.ts";

/**
 * What the fields of a service say, in whole sentences, one passage for each part of its page: so that an answer can
 * quote “the fee is 10 yuan” and open the place where it stands.
 */
export function servicePassages(service: JoinedService, site: Site): IndexableSection[] {
  const t = getTranslator(service.language);
  const linesOf: Record<Exclude<ServiceAnchor, "sources">, string[]> = {
    who: [service.summary, service.who],
    requirements: service.requirements.map(({ question, ifMet, ifNotMet }) =>
      t("content:passage.requirement", { question, ifMet, ifNotMet }),
    ),
    thresholds: service.thresholds.flatMap(({ below, atOrAbove }) => [below, atOrAbove]),
    "special-circumstances": service.specialCircumstances.map(({ text }) => text),
    evidence: evidenceLines(service, t),
    costs: costLines(service, t),
    times: timeLines(service, t),
    channels: [...service.channels.flatMap((channel) => channelLines(channel, service, site, t)), ...deskLines(service, site, t)],
    outputs: service.outputs.map(({ name }) => t("content:passage.output", { name })),
  };
  return Object.entries(linesOf)
    .filter(([, lines]) => lines.length > 0)
    .map(([anchor, lines]) => ({
      id: anchor,
      anchor,
      heading: t(`content:passage.${anchor}`),
      headingPath: [],
      text: lines.join("\n"),
    }));
}

function evidenceLines(service: JoinedService, t: TFunction): string[] {
  if (service.evidence.length === 0) return [t("content:passage.evidence_none")];
  return service.evidence.map(({ name, form, copies, where, exempt }) => {
    const formWords = t(`content:evidence_form.${form}`, { count: copies });
    const sentence = t("content:passage.evidence_item", { name, form: formWords, where });
    return exempt ? `${sentence} ${exempt}` : sentence;
  });
}

function costLines(service: JoinedService, t: TFunction): string[] {
  if (service.costs.every(({ amountCents }) => amountCents === 0)) return [t("content:passage.cost_none")];
  return service.costs.map(({ name, amountCents, currency }) =>
    amountCents === 0
      ? t("content:passage.cost_item_free", { name })
      : t("content:passage.cost_item", { name, amount: moneyWords(amountCents, currency, service.language) }),
  );
}

function timeLines({ promisedWorkingDays, statutoryWorkingDays }: JoinedService, t: TFunction): string[] {
  const promised =
    promisedWorkingDays === 0 ? t("content:passage.promised_zero") : t("content:passage.promised", { count: promisedWorkingDays });
  if (!statutoryWorkingDays) return [promised];
  return [promised, t("content:passage.statutory", { count: statutoryWorkingDays })];
}

function channelLines(channel: Channel, { language }: JoinedService, site: Site, t: TFunction): string[] {
  const at = (key: string, centreId: string) => {
    const centre = site.centres.find(({ id }) => id === centreId);
    if (!centre) return [];
    return [t(`content:passage.channel.${key}`, { name: centre.name[language], address: centre.address[language], phone: centre.phone })];
  };
  const lines = () => {
    switch (channel.type) {
      case "online-form":
        return [
          channel.url
            ? t("content:passage.channel.online-elsewhere", { url: channel.url })
            : t("content:passage.channel.online-form"),
        ];
      case "phone":
      case "home-visit":
        return [t(`content:passage.channel.${channel.type}`, { phone: channel.phone })];
      case "post":
        return at("post", channel.centre);
      case "centre":
      case "kiosk":
        return channel.centres.flatMap((id) => at(channel.type, id));
    }
  };
  return channel.note ? [...lines(), channel.note] : lines();
}

function deskLines({ language, deskId, competentAuthority }: JoinedService, site: Site, t: TFunction): string[] {
  const desk = site.desks.find(({ id }) => id === deskId);
  if (!desk) return [];
  return [t("content:passage.responsible", { desk: desk.name[language], authority: competentAuthority.name, phone: desk.phone })];
}
