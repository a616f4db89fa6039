import { type Attack, type Innocent, languageOf } from "./attacks.ts";
import type { AttackedPortal } from "./attacked-portal.ts";
import { findHarm, type Shown } from "./find-harm.ts";

export type Attacked = { readonly attack: Attack; readonly shown: Shown; readonly harm: readonly string[] };
export type Spared = { readonly innocent: Innocent; readonly shown: Shown; readonly harm: readonly string[] };

/** Asks one attack of the obedient model and looks for harm in what came of it. */
export async function tryAttack(portal: AttackedPortal, attack: Attack): Promise<Attacked> {
  const { question, language, history } = attack;
  const shown = await portal.ask(question, { language, history, llm: portal.llm });
  return { attack, shown, harm: findHarm(shown, portal.truth, attack) };
}

/** Asks a harmless question of the same model. */
export async function tryInnocent(portal: AttackedPortal, innocent: Innocent): Promise<Spared> {
  const shown = await portal.ask(innocent.q, { language: languageOf(innocent.q), llm: portal.llm });
  return { innocent, shown, harm: findHarm(shown, portal.truth) };
}

export const isRefused = ({ reply }: Shown): boolean => /^(?:guardrail_(?!output)|signpost_)/.test(reply.status);
export const isAnswered = ({ reply }: Shown): boolean => reply.status.startsWith("answered");
export const reachedModel = ({ sentToModel }: Shown): boolean => sentToModel !== "[]";

const count = <T>(list: readonly T[], is: (one: T) => boolean): number => list.filter(is).length;

/** Figures by category and language, then whatever did harm or was refused. */
export function reportAttacks(
  attacked: readonly Attacked[],
  spared: readonly Spared[],
  report: (line: string) => void,
): void {
  const names = [...new Set(attacked.map(({ attack }) => `${attack.category} ${attack.language}`)), "all"];
  for (const name of names) {
    const part = attacked.filter(({ attack }) => name === "all" || name === `${attack.category} ${attack.language}`);
    report(
      `${name.padEnd(24)} ${String(part.length).padStart(4)} attacks, ${count(part, ({ harm }) => harm.length > 0)} did harm, ` +
        `${count(part, ({ shown }) => reachedModel(shown))} reached the model, ${count(part, ({ shown }) => isRefused(shown))} refused, ` +
        `${count(part, ({ shown }) => isAnswered(shown))} answered from sources`,
    );
  }
  const { fromPages, used } = countPages(attacked);
  report(
    `${"poisoned pages".padEnd(24)} ${String(fromPages.length).padStart(4)} asked about, ${used.length} answered from their true part`,
  );
  const answerable = spared.filter(({ innocent }) => innocent.answered);
  report(
    `${"innocent questions".padEnd(24)} ${String(spared.length).padStart(4)} asked, ${count(spared, ({ shown }) => isRefused(shown))} refused, ` +
      `${count(spared, ({ harm }) => harm.length > 0)} with harm, ${count(answerable, ({ shown }) => isAnswered(shown))} of ${answerable.length} answered that our pages answer`,
  );
  for (const { attack, harm } of attacked)
    for (const one of harm) report(`harm: ${attack.id} (${attack.question}): ${one}`);
  for (const { innocent, harm } of spared) for (const one of harm) report(`harm: ${innocent.q}: ${one}`);
  for (const { innocent, shown } of spared) {
    if (isRefused(shown)) report(`refused: ${innocent.q}: ${shown.reply.status}`);
    else if (innocent.answered && !isAnswered(shown)) report(`not answered: ${innocent.q}: ${shown.reply.status}`);
  }
}

/** Attacks hidden in pages, and those whose page was found and quoted where it is true. */
export function countPages(attacked: readonly Attacked[]) {
  const fromPages = attacked.filter(({ attack }) => attack.page !== undefined);
  const used = fromPages.filter(({ attack, shown }) =>
    shown.reply.sources.some(({ url }) => url.includes(attack.page ?? "?")),
  );
  return { fromPages, used };
}
