import { doOnce, type OnceOutcome } from "#app/domain/clients/do-once.server.ts";
import type { ActingClient } from "#app/domain/clients/find-api-client.server.ts";
import type { Services } from "#app/domain/services.ts";
import { AppError } from "#app/lib/app-error.ts";
import { noteRequestWithin } from "./note-request.server.ts";
import { toReceipt } from "./open-request-for-client.server.ts";
import { parseReference } from "./reference.ts";
import { selectRequest } from "./requests.queries.server.ts";
import { getStaffActor } from "./view-request-as-staff.server.ts";

/** Leaves a note in the name of another system, once for each key; the request stays as it is. Throws `not_found` for other desks' requests. */
export function noteRequestForClient(
  deps: Pick<Services, "db" | "clock" | "sessionSecret">,
  client: ActingClient,
  { key, ...asked }: { readonly key: string; readonly reference: string; readonly words: string },
): Promise<OnceOutcome<"words_needed">> {
  const actor = getStaffActor(client);
  const reference = parseReference(asked.reference);
  if (!reference) throw new AppError("not_found");
  const once = { clientId: client.staffId, key, asked: { notes: asked.words, reference } };
  return deps.db.transaction((tx) =>
    doOnce<"words_needed">(tx, deps, once, async () => {
      const outcome = await noteRequestWithin(tx, deps, { reference, actor, words: asked.words });
      const request = await selectRequest(tx, reference, { kind: "system" });
      if (!request) throw new AppError("not_found");
      if (outcome.status === "refused") return { refusal: outcome.reason };
      return { reply: { status: 200, body: toReceipt(request) } };
    }),
  );
}
