import type { Services } from "#app/domain/services.ts";
import { MAX_NAME_LENGTH } from "./resident.ts";
import { lockSealedResident, updateSealedResident } from "./residents.queries.server.ts";

/** How the portal calls a resident; an empty name is none. */
export async function changeName(
  { db }: Pick<Services, "db">,
  residentId: string,
  name: string,
): Promise<"changed" | "too_long"> {
  if ([...name].length > MAX_NAME_LENGTH) return "too_long";
  await db.transaction(async (tx) => {
    const known = await lockSealedResident(tx, residentId);
    if (known) await updateSealedResident(tx, residentId, { ...known, name: name === "" ? null : name });
  });
  return "changed";
}
