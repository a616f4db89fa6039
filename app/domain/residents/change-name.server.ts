import type { Services } from "#app/domain/services.ts";
import { MAX_NAME_LENGTH } from "./resident.ts";
import { updateName } from "./residents.queries.server.ts";

/** How the portal calls a resident; an empty name is none. */
export async function changeName(
  { db }: Pick<Services, "db">,
  residentId: string,
  name: string,
): Promise<"changed" | "too_long"> {
  if ([...name].length > MAX_NAME_LENGTH) return "too_long";
  await updateName(db, residentId, name === "" ? null : name);
  return "changed";
}
