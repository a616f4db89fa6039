import { createHmac } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import type { Services } from "#app/domain/services.ts";
import { countOne, deleteCountsBefore } from "./assistant-settings.queries.server.ts";
import { getSettings } from "./read-settings.server.ts";

/** Who asks: a browser by its visitor, a program without a cookie by its address, which is not kept as such. */
export type Asker = { readonly visitorId: string | undefined; readonly address: string };

export type CountOutcome =
  | { readonly status: "counted" }
  /** Questions are taken again after so many seconds, at midnight in the district. */
  | { readonly status: "refused"; readonly limit: "person" | "day"; readonly retryAfterSeconds: number };

type Deps = Pick<Services, "db" | "clock" | "site" | "sessionSecret">;

/** Many people share an address, at a library or behind one provider, but dropping a cookie makes nobody a new person. */
const PEOPLE_OF_ADDRESS = 10;

/** Counts a question of today for its asker, their address and for all; one too many is refused, and does not count for all. */
export async function countQuestion(deps: Deps, asker: Asker): Promise<CountOutcome> {
  const { db, clock, site } = deps;
  const { personLimit, dayLimit } = await getSettings(deps);
  const now = Temporal.Instant.fromEpochMilliseconds(clock.now().getTime()).toZonedDateTimeISO(site.time_zone);
  const day = now.toPlainDate().toString();
  const refused = (limit: "person" | "day"): CountOutcome => {
    const midnight = now.startOfDay().add({ days: 1 });
    const retryAfterSeconds = Math.ceil((midnight.epochMilliseconds - now.epochMilliseconds) / 1000);
    return { status: "refused", limit, retryAfterSeconds };
  };
  const { visitorId, address } = asker;
  const ofPerson = await countOne(db, day, keyOf(deps, visitorId ? `visitor:${visitorId}` : `address:${address}`));
  if (personLimit !== null && ofPerson > personLimit) return refused("person");
  const ofAddress = await countOne(db, day, keyOf(deps, `network:${address}`));
  if (personLimit !== null && ofAddress > personLimit * PEOPLE_OF_ADDRESS) return refused("person");
  const ofAll = await countOne(db, day, "all");
  if (ofAll === 1) await deleteCountsBefore(db, day);
  return dayLimit !== null && ofAll > dayLimit ? refused("day") : { status: "counted" };
}

/** Keyed once more: the table of counts leads to nobody's conversations. */
function keyOf({ sessionSecret }: Pick<Deps, "sessionSecret">, who: string): string {
  return createHmac("sha256", sessionSecret).update(`questions:${who}`).digest("base64url");
}
