import type { Assurance } from "#app/domain/accounts/assurance.ts";
import type { DraftKey } from "#app/domain/requests/draft-step.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import type { LoadContext } from "./load-context.ts";
import { getVisitorId } from "./own-request.server.ts";

/** How surely whoever asks has shown who they are. */
export const assuranceOf = ({ resident }: Pick<LoadContext, "resident">): Assurance => resident?.assurance ?? "none";

/** Pages of a form hold what somebody typed: nothing may keep them. */
export const privatePageHeaders = () => ({ "Cache-Control": "no-store" });

/** The draft an address names, as this browser's. Throws `not_found` for a browser without a visitor. */
export function readDraftKey(request: Request, context: LoadContext, formId: string | undefined): DraftKey {
  const visitorId = getVisitorId(request, context);
  const draftId = new URL(request.url).searchParams.get("draft");
  if (!formId || !draftId) throw new AppError("not_found");
  return { formId, draftId, visitorId, assurance: assuranceOf(context), mode: context.mode };
}

/** Address of one page of a form. */
export function formPage(key: Pick<DraftKey, "formId" | "draftId">, page: string, isChange = false): string {
  return `/forms/${key.formId}/${page}?draft=${key.draftId}${isChange ? "&change=1" : ""}`;
}
