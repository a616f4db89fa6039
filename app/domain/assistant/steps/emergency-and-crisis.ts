import type { PipelineContext, PipelineStep } from "../context.ts";
import { CRISIS } from "../rules/crisis-phrases.ts";
import { EMERGENCIES, type EmergencyKind } from "../rules/emergency-phrases.ts";
import { foldText } from "../rules/normalise.ts";
import { matchesPhrase } from "../rules/phrases.ts";

export type Danger = { readonly crisis: boolean; readonly emergencies: readonly EmergencyKind[] };

/** What danger a text speaks of. Looks at all of it, however long. */
export function findDanger(raw: string): Danger {
  const folded = foldText(raw);
  return {
    crisis: matchesPhrase(CRISIS, folded),
    emergencies: (Object.keys(EMERGENCIES) as EmergencyKind[]).filter((kind) =>
      matchesPhrase(EMERGENCIES[kind], folded),
    ),
  };
}

/** Whether there was any: then the run ends with where to call. */
export function stopForDanger(context: PipelineContext, { crisis, emergencies }: Danger): boolean {
  if (crisis) context.stop("signpost_crisis");
  else if (emergencies.length > 0) {
    context.emergencies = emergencies;
    context.stop("signpost_emergency");
  }
  return context.isStopped;
}

/** On the raw text, before any rule can refuse it and before any model: fixed texts, the site's own numbers. */
export const emergencyAndCrisis: PipelineStep = {
  name: "emergency_and_crisis",
  async run(context) {
    stopForDanger(context, findDanger(context.input.question));
  },
};
