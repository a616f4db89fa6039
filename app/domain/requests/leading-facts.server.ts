import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { selectLeading } from "./request-merges.queries.server.ts";
import { selectRequest } from "./requests.queries.server.ts";
import { publicFacts } from "./public-facts.server.ts";
import type { ServiceRequest } from "./types.ts";

/** What the resident of a merged request reads of the other: never words, names, files, nor a reference not theirs. */
export type LeadingFacts = {
  readonly state: string;
  readonly desk: string;
  readonly due: string | undefined;
  /** Where this browser may open it, too. */
  readonly ownReference: string | undefined;
};

export async function findLeadingFacts(
  deps: Pick<Services, "db" | "clock" | "site">,
  request: Pick<ServiceRequest, "id">,
  reader: { readonly visitorId: string; readonly language: Language },
): Promise<LeadingFacts | undefined> {
  const leading = await selectLeading(deps.db, request.id);
  if (!leading) return undefined;
  const own = await selectRequest(deps.db, leading.reference, { kind: "visitor", visitorId: reader.visitorId });
  const { state, desk, due } = publicFacts(deps, leading, reader.language);
  return { state, desk, due, ownReference: own?.reference };
}
