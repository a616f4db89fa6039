import { followRequest } from "#app/domain/requests/follow-request.server.ts";
import { getFormCheck } from "#app/domain/requests/get-form-check.server.ts";
import { submitDraft } from "#app/domain/requests/submit-draft.server.ts";
import { listMails } from "#tests/support/opened.ts";
import { begin, send } from "./form.ts";
import { aVisitor, type RequestDeps } from "./request.ts";

/** A form whose matters have a place, so that somebody can follow what another told. */
export const PLACE_FORM = "tree-and-streetlight-report";
const language = "en" as const;

export type Told = {
  readonly place?: string;
  readonly damage?: string;
  readonly ground?: string;
  readonly visitor?: string;
};

/** A form filled in up to the page before it is sent. */
export async function fillIn(
  deps: RequestDeps,
  { place = "12 River Street", damage = "pavement", ground = "public" }: Told,
) {
  const key = await begin(deps, PLACE_FORM);
  await send(deps, key, "damage", { damage, danger: "no" });
  await send(deps, key, "place", { ground, place });
  await send(deps, key, "details", { details: "A hole beside the school of Mrs Wu.", blocked: "no" });
  await send(deps, key, "contact", { contact_email: "li.hua@example.org" });
  return key;
}

export async function check(deps: RequestDeps, key: Awaited<ReturnType<typeof begin>>, provenEmail?: string) {
  const page = await getFormCheck(deps, { ...key, language, provenEmail });
  if (page.status !== "ready") throw new Error(page.status);
  return page;
}

/** Sends it, as the reader of the forms or, by taking the browser away, as somebody else. */
export async function tell(deps: RequestDeps, told: Told = {}) {
  const key = await fillIn(deps, told);
  const { submissionKey } = await check(deps, key);
  await submitDraft(deps, { ...key, submissionKey, language, mode: "full" });
  const { rows } = await deps.db.query<{ id: string; reference: string; version: number }>(
    "select id, reference, version from requests where submission_key = $1",
    [submissionKey],
  );
  const [request] = rows;
  if (!request) throw new Error("not sent");
  if (told.visitor)
    await deps.db.query("update request_access set visitor_id = $2 where request_id = $1", [
      request.id,
      aVisitor(told.visitor),
    ]);
  return request;
}

/** Mails to one address, the first one first. */
export const mailsTo = async ({ db }: Pick<RequestDeps, "db">, address: string) =>
  (await listMails(db)).filter(({ recipient }) => recipient === address);

export const followKeyIn = (text: string | undefined): string => /\/follows\/([\w-]{16})\b/.exec(text ?? "")?.[1] ?? "";

/** Asks to follow what another told; gives the key in the mail that asks whether the address is theirs. */
export async function follow(deps: RequestDeps, draft: Awaited<ReturnType<typeof begin>>, typed: string) {
  const outcome = await followRequest(deps, { ...draft, typed, language });
  if (outcome.status === "refused") throw new Error(outcome.reason);
  return followKeyIn((await mailsTo(deps, typed))[0]?.body);
}
