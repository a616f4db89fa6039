import type { OpenCatalogue } from "../open-catalogue.ts";
import { servicePage } from "../addresses.ts";
import { areaId } from "./cpsv-ids.ts";
import { serviceNodes } from "./cpsv-service.ts";
import { sharedNodes } from "./cpsv-shared.ts";
import { CPSV_CONTEXT, inAll, languageConcepts, type Node, ref, typed } from "./terms.ts";

/** The whole catalogue as one JSON-LD graph by CPSV-AP 3.2, described as a data set by DCAT. */
export function cpsvCatalogue(catalogue: OpenCatalogue): {
  readonly "@context": typeof CPSV_CONTEXT;
  readonly "@graph": Node[];
} {
  const { publicUrl, site, services } = catalogue;
  const address = `${publicUrl}/catalogue.jsonld`;
  const publisher = `${address}#publisher`;
  return {
    "@context": CPSV_CONTEXT,
    "@graph": [
      {
        "@id": address,
        "@type": "dcat:Dataset",
        "dct:identifier": address,
        "dct:title": inAll(site.portal_name),
        "dct:description": inAll(site.name),
        "dct:publisher": ref(publisher),
        "dct:modified": typed("dateTime", catalogue.modifiedAt.toISOString()),
        "dct:language": languageConcepts(),
        "dct:conformsTo": ref("https://semiceu.github.io/CPSV-AP/releases/3.2.0/"),
        "dcat:landingPage": ref(`${publicUrl}/services`),
        "dct:hasPart": services.map(({ slug }) => ref(servicePage(catalogue, slug))),
      },
      {
        "@id": publisher,
        "@type": "cv:PublicOrganisation",
        "dct:title": inAll(site.name),
        "skos:prefLabel": inAll(site.name),
        "dct:spatial": [ref(areaId(catalogue))],
      },
      ...sharedNodes(catalogue),
      ...services.flatMap((service) => serviceNodes(catalogue, service)),
    ],
  };
}
