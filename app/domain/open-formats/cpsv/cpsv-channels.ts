import type { Channel } from "#app/domain/catalogue/public-service.ts";
import { inLanguage as pageIn, centrePage, formPage, servicePage } from "../addresses.ts";
import type { OpenCatalogue, OpenService } from "../open-catalogue.ts";
import { workingDays } from "../working-days.ts";
import { authorityId, channelTypeId, hoursId } from "./cpsv-ids.ts";
import { languageConcepts, type Node, ref, said, typed } from "./terms.ts";

/** Every way to have the service; a centre is one channel for each building. */
export function channelNodes(catalogue: OpenCatalogue, service: OpenService): Node[] {
  return service.in.en.channels.flatMap((channel, index) =>
    placesOf(channel).map((centre): Node => {
      const id = centre === undefined ? channel.type : `${channel.type}-${centre}`;
      const isPlace = channel.type === "centre" || channel.type === "kiosk";
      return {
        "@id": `${servicePage(catalogue, service.slug)}#channel-${id}`,
        "@type": "cv:Channel",
        "dct:identifier": `${service.slug}/${id}`,
        "dct:type": ref(channelTypeId(catalogue, channel.type)),
        "dct:description": said(service, ({ channels, language }) => {
          const place = catalogue.site.centres.find((one) => one.id === centre);
          const lines = [place && `${place.name[language]}, ${place.address[language]}`, channels[index]?.note];
          return lines.filter(Boolean).join("\n");
        }),
        "dct:language": languageConcepts(),
        "cv:processingTime": typed("duration", workingDays(service.in.en.promisedWorkingDays)),
        "cv:ownedBy": [ref(authorityId(catalogue, service.in.en.competentAuthority.id))],
        ...addressOf(catalogue, channel, centre),
        ...(isPlace && centre ? { "cv:openingHours": [ref(hoursId(catalogue, centre))] } : {}),
      };
    }),
  );
}

function placesOf(channel: Channel): (string | undefined)[] {
  if (channel.type === "centre" || channel.type === "kiosk") return [...channel.centres];
  return [channel.type === "post" ? channel.centre : undefined];
}

/** Where one goes: a form, a telephone, a building's page. */
function addressOf(catalogue: OpenCatalogue, channel: Channel, centre: string | undefined): Record<string, unknown> {
  if (channel.type === "online-form") {
    const form = channel.form
      ? pageIn(formPage(catalogue, channel.form), catalogue.site.default_language)
      : channel.url;
    return form ? { "foaf:page": [ref(form)] } : {};
  }
  if (channel.type === "phone" || channel.type === "home-visit") return { "foaf:phone": [ref(`tel:${channel.phone}`)] };
  return centre ? { "foaf:page": [ref(centrePage(catalogue, centre))] } : {};
}
