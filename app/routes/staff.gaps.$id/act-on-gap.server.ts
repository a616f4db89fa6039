import { changeGap, type ChangeGapOutcome, takeGap } from "#app/domain/gaps/change-gap.server.ts";
import { gapSchema } from "#app/domain/gaps/gap.ts";
import { getGap } from "#app/domain/gaps/read-gaps.server.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { AppError } from "#app/lib/app-error.ts";

type Fault = { readonly field: string; readonly code: string };
export type ActOutcome =
  | { readonly status: "done"; readonly told: number }
  /** What was typed comes back with what is wrong. */
  | { readonly status: "refused"; readonly typed: Readonly<Record<string, string>>; readonly faults: readonly Fault[] };

type Act = { readonly id: string; readonly staffId: string; readonly form: FormData };

/** Takes the gap, releases the suggested words that its page showed, or changes it as its form says. */
export async function actOnGap({ services }: LoadContext, { id, staffId, form }: Act): Promise<ActOutcome> {
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  const refused = (...faults: Fault[]): ActOutcome => ({ status: "refused", typed, faults });
  const answer = (outcome: ChangeGapOutcome): ActOutcome => {
    if (outcome.status === "changed") return { status: "done", told: outcome.told };
    if (outcome.reason === "unknown_page") return refused({ field: "page", code: "unknown_page" });
    return refused({ field: "status", code: "changed_meanwhile" });
  };
  const { gap } = await getGap(services, id);
  if (typed["intent"] === "take") {
    return answer(await takeGap(services, id, staffId, Number(typed["version"] ?? gap.version)));
  }
  const isRelease = typed["intent"] === "release";
  if (!isRelease && typed["intent"] !== "change") throw new AppError("bad_request");
  const { status, page, reason } = gap;
  const { version, wording } = typed;
  const input = gapSchema.safeParse(
    isRelease ? { status, page: page ?? "", reason: reason ?? "", version, wording } : typed,
  );
  if (!input.success)
    return refused(...input.error.issues.map(({ path, message }) => ({ field: String(path[0]), code: message })));
  return answer(await changeGap(services, id, staffId, input.data));
}
