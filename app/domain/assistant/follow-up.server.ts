import { analyseFor } from "./analyse.server.ts";
import { type Matter, ownTerms, share } from "./compose/matter.ts";
import { coreTerms } from "./compose/page-names.ts";
import type { PipelineContext } from "./context.ts";
import { readPortalPages } from "./portal-pages.server.ts";

/** A page is named when this much of what is asked for stands in its title and keywords. */
const NAMED_FROM = 0.6;

/**
 * Whether a follow-up names a service that is not the one talked about, and by words that this one is not called: by its
 * title, or where the page talked about does not speak of it, by its keywords ("also for people on minimum support?").
 */
export async function namesAnotherService(
  context: PipelineContext,
  topic: string,
  matter: Matter,
  isSpokenOf: boolean,
): Promise<boolean> {
  const analyse = await analyseFor(context, context.language);
  const wanted = ownTerms({ terms: matter.subject });
  if (wanted.size === 0) return false;
  const services = (await readPortalPages(context.deps, context.language)).filter(({ kind }) => kind === "service");
  const named = (page: (typeof services)[number]) =>
    share(wanted, isSpokenOf ? new Set(analyse(page.title)) : coreTerms(page, analyse));
  const here = Math.max(0, ...services.filter(({ title }) => title === topic).map(named));
  return services.some((page) => page.title !== topic && named(page) >= NAMED_FROM && named(page) > here);
}
